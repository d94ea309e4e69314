/// The page's style: two palettes, two columns that fold into one.
enum PageStyle {
  static let text =
    #"""
    :root {
      --ground: #0f1419; --card: #171d24; --ink: #e8edf2; --dim: #9aa7b4; --line: #29333d;
      --band: #2a4257; --seen: #8ec7ff; --watch: #d3bb44; --warning: #ff9f43;
      --critical: #ff6b6f; --fine: #4cc38a;
    }
    @media (prefers-color-scheme: light) {
      :root {
        --ground: #f4f5f7; --card: #fff; --ink: #17202a; --dim: #566472; --line: #dde2e7;
        --band: #d6e6f5; --seen: #1b6fb8; --watch: #7d6900; --warning: #a95300;
        --critical: #c81e2b; --fine: #167a4c;
      }
    }
    * { box-sizing: border-box }
    [hidden] { display: none !important }
    body {
      margin: 0; background: var(--ground); color: var(--ink);
      font: 16px/1.4 Inter, "Segoe UI", "DejaVu Sans", system-ui, sans-serif;
      font-variant-numeric: tabular-nums;
    }
    .watch { --tone: var(--watch) } .warning { --tone: var(--warning) }
    .critical { --tone: var(--critical) } .fine { --tone: var(--fine) }
    .dim { color: var(--dim) }
    .top {
      display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center; padding: 10px 20px;
      border-bottom: 1px solid var(--line);
    }
    .top > b { font-size: 22px; letter-spacing: .02em }
    .top nav { display: flex; flex-wrap: wrap; gap: 8px }
    .gap { flex: 1 }
    #clock { font-size: 22px; min-width: 3em; text-align: right }
    #link::before { content: "● "; color: var(--fine) }
    #link.lost {
      background: var(--warning); color: var(--ground); padding: 3px 12px; border-radius: 6px;
      font-weight: 700;
    }
    #link.lost::before { content: "▲ "; color: inherit }
    #blind:not(:empty) {
      border: 2px solid var(--warning); color: var(--warning); padding: 3px 12px;
      border-radius: 6px; font-weight: 700;
    }
    button {
      font: inherit; font-size: 14px; color: var(--ink); background: transparent; cursor: pointer;
      border: 1px solid var(--line); border-radius: 6px; padding: 4px 11px;
    }
    button:hover { border-color: var(--dim) }
    :focus-visible { outline: 2px solid var(--seen); outline-offset: 2px }
    .chip { display: flex; gap: 8px; align-items: center; border-radius: 99px; font-size: 16px }
    .chip[aria-pressed=true] { border-color: var(--dim); background: var(--card) }
    .chip i {
      width: 11px; height: 11px; border-radius: 50%; background: var(--tone, var(--dim));
      flex: none;
    }
    .chip.learning i { background: none; border: 2px dashed var(--dim) }
    main {
      display: grid; grid-template-columns: minmax(0, 1.55fr) minmax(380px, 1fr); gap: 16px;
      padding: 16px 20px; max-width: 2560px; margin: 0 auto;
    }
    .column { display: grid; gap: 16px; align-content: start; min-width: 0 }
    section {
      background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      padding: 14px 16px; min-width: 0;
    }
    h2 { margin: 0 0 8px; font-size: 15px; font-weight: 600; color: var(--dim) }
    .note { margin: 4px 0; color: var(--dim) }
    .figures { display: flex; flex-wrap: wrap; gap: 6px 36px; margin: 0 0 6px }
    .figures b { display: block; font-size: 36px; line-height: 1.15; font-weight: 650 }
    .figures span { color: var(--dim); font-size: 14px }
    .figures .critical b, .figures .warning b, .figures .watch b { color: var(--tone) }
    #care .figures b { font-size: 24px }
    svg { display: block; width: 100%; touch-action: pan-y }
    svg .band { fill: var(--band) }
    svg .seen { fill: none; stroke: var(--seen); stroke-width: 2; stroke-linejoin: round }
    #others svg .seen { stroke-width: 1.5; vector-effect: non-scaling-stroke }
    svg .over { fill: var(--critical); opacity: .24 }
    svg .grid { stroke: var(--line) }
    svg .mark { stroke: var(--critical); stroke-dasharray: 3 3 }
    svg .hand { stroke: var(--dim) }
    svg text { fill: var(--dim); font-size: 12px }
    svg text.told { fill: var(--ink); font-size: 13px }
    svg text.marked { fill: var(--critical); font-size: 13px; font-weight: 600 }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 4px 0 0; font-size: 13px }
    .legend i {
      display: inline-block; width: 18px; height: 10px; margin-right: 6px; border-radius: 2px;
      background: var(--band);
    }
    .legend i.line { height: 2px; vertical-align: middle; background: var(--seen) }
    """# + rest

  private static let rest = #"""

    .rows { list-style: none; margin: 0; padding: 0 }
    .rows li {
      display: grid; grid-template-columns: minmax(120px, 200px) 1fr 60px; gap: 12px;
      align-items: center; padding: 4px 0;
    }
    #drivers .compared li { grid-template-columns: minmax(120px, 190px) 1fr 44px 76px }
    #others .rows li { grid-template-columns: minmax(120px, 200px) 1fr auto }
    .rows b { text-align: right }
    .bar { background: var(--line); height: 10px; border-radius: 5px; overflow: hidden }
    .bar i { display: block; height: 100%; background: var(--seen) }
    .moved { font-size: 13px; color: var(--dim); white-space: nowrap }
    .moved.up::before { content: "▲ "; color: var(--critical) }
    .moved.down::before { content: "▼ "; color: var(--fine) }
    .moved.same::before { content: "= " }
    .alert { border-left: 5px solid var(--tone, var(--dim)); padding: 2px 0 2px 12px }
    .alert + .alert { margin-top: 16px }
    .alert:target { background: var(--ground) }
    .alert header { display: flex; gap: 10px; align-items: baseline }
    .alert h3 { margin: 0; font-size: 18px; flex: 1; overflow-wrap: anywhere }
    .level {
      font-size: 12px; font-weight: 700; padding: 1px 8px; border-radius: 4px;
      color: var(--card); background: var(--tone, var(--dim)); white-space: nowrap;
    }
    .times { font-size: 20px; font-weight: 700; white-space: nowrap }
    .alert p { margin: 3px 0; font-size: 15px; overflow-wrap: anywhere }
    .alert footer {
      display: flex; flex-wrap: wrap; gap: 6px; justify-content: space-between;
      align-items: center; color: var(--dim); font-size: 14px; margin-top: 4px;
    }
    .does { display: flex; gap: 6px }
    .said { border-left: 2px solid var(--line); padding-left: 10px }
    blockquote { margin: 0 0 10px; font-size: 16px; overflow-wrap: anywhere }
    a { color: inherit }
    mark {
      background: color-mix(in srgb, var(--critical) 26%, transparent); color: inherit;
      border-radius: 3px; padding: 0 2px;
    }
    table { border-collapse: collapse; width: 100%; font-size: 15px; table-layout: fixed }
    td:nth-child(1) { width: 84px } td:nth-child(2) { width: 15% } td:nth-child(3) { width: 19% }
    td:nth-child(5) { width: 74px } td:nth-child(6) { width: 108px }
    .brief {
      display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
    }
    small.brief { -webkit-line-clamp: 1 }
    td { padding: 6px 8px; border-top: 1px solid var(--line); vertical-align: baseline }
    td:first-child { font-weight: 700; white-space: nowrap; color: var(--tone, inherit) }
    td:first-child small { display: block; font-weight: 400; font-size: 12px }
    td:nth-child(4) { overflow-wrap: anywhere }
    td:last-child { text-align: right }
    .source {
      display: inline-flex; gap: 6px; padding: 2px 11px; margin: 2px 5px 3px 0; font-size: 14px;
      border: 1px solid var(--line); border-radius: 99px;
    }
    .source::before { content: "●"; color: var(--fine) }
    .source.waiting::before { content: "○"; color: var(--dim) }
    .source.slow::before, .source.limited::before { content: "◐"; color: var(--watch) }
    .source.retired::before { content: "–"; color: var(--dim) }
    .source.blind { border: 2px solid var(--warning); color: var(--warning); font-weight: 700 }
    .source.blind::before { content: "▲"; color: var(--warning) }
    #told {
      position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); margin: 0;
      max-width: 90vw; padding: 10px 18px; border-radius: 8px; background: var(--ink);
      color: var(--ground);
    }
    dialog {
      color: var(--ink); background: var(--card); border: 1px solid var(--line);
      border-radius: 10px; padding: 18px 20px; min-width: 300px;
    }
    dialog::backdrop { background: rgb(0 0 0 / .5) }
    dialog input {
      display: block; width: 100%; margin: 8px 0; padding: 6px 10px; font: inherit;
      color: var(--ink); background: var(--ground); border: 1px solid var(--line);
      border-radius: 6px;
    }
    dialog p { display: flex; gap: 8px; justify-content: flex-end; margin: 12px 0 0 }
    #choices { display: flex; flex-wrap: wrap; gap: 6px }
    .lost main { opacity: .75 }
    @media (max-width: 900px) {
      main { grid-template-columns: minmax(0, 1fr); padding: 10px; gap: 10px }
      .column { display: contents }
      #brand { order: 1 } #alerts { order: 2 } #drivers { order: 3 } #care { order: 4 }
      #others { order: 5 } #places { order: 6 } #quotes { order: 7 } #sources { order: 8 }
      .top { padding: 8px 10px; gap: 6px 10px }
      .gap { display: none }
      #clock { margin-left: auto }
      .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 16px }
      .figures b { font-size: 28px }
      .rows li, #drivers .compared li { grid-template-columns: minmax(96px, 38%) 1fr auto; gap: 8px }
      #drivers .rows .moved { grid-column: 2 / 4; margin-top: -6px }
      #others .rows li { grid-template-columns: 1fr auto }
      #others .rows svg { display: none }
      table, tbody { display: block }
      tr { display: grid; grid-template-columns: auto 1fr auto; padding: 6px 0;
        border-top: 1px solid var(--line) }
      td, td:nth-child(n) { border: 0; padding: 2px 6px 2px 0; text-align: left; width: auto }
      td:nth-child(4) { grid-column: 1 / 4; order: 6; color: var(--dim) }
      td:nth-child(5) { grid-column: 1 / 3; order: 7 }
      td:last-child:nth-child(n) { order: 8; text-align: right }
    }
    @media (prefers-reduced-motion: no-preference) { main { transition: opacity .3s } }

    """#
}
