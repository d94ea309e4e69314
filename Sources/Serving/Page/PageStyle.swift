/// The page's style: two palettes, two columns that fold into one.
enum PageStyle {
  static let text =
    #"""
    :root {
      --ground: #0f1419; --card: #171d24; --ink: #e8edf2; --dim: #9aa7b4; --line: #29333d;
      --band: #2a4257; --seen: #8ec7ff; --watch: #d3bb44; --warning: #ff9f43;
      --critical: #ff6b6f; --fine: #4cc38a; --bad: #c9484f;
      --k0: #6cb4f5; --k1: #4fc3b0; --k2: #d9b04a; --k3: #b39ddb; --k4: #e39a6f; --k5: #5a6875;
    }
    @media (prefers-color-scheme: light) {
      :root {
        --ground: #f4f5f7; --card: #fff; --ink: #17202a; --dim: #566472; --line: #dde2e7;
        --band: #d6e6f5; --seen: #1b6fb8; --watch: #7d6900; --warning: #a95300;
        --critical: #c81e2b; --fine: #167a4c; --bad: #d9545c;
        --k0: #1b6fb8; --k1: #2a9d8f; --k2: #c28a00; --k3: #7b5ea7; --k4: #d07a45; --k5: #b4bec8;
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
      display: flex; flex-wrap: wrap; gap: 6px 20px; align-items: center; padding: 8px 20px;
      border-bottom: 1px solid var(--line);
    }
    .top h1 { margin: 0; font-size: 22px; letter-spacing: .02em }
    #brands { display: flex; flex-wrap: wrap; gap: 8px; padding: 12px 20px }
    .gap { flex: 1 }
    #clock { font-size: 22px; min-width: 3em; text-align: right }
    #link::before { content: "● "; color: var(--fine) }
    #link.lost {
      background: var(--warning); color: var(--ground); padding: 3px 12px; border-radius: 6px;
      font-weight: 700;
    }
    #link.lost::before { content: "▲ "; color: inherit }
    #blind::before { content: "▲ " }
    #blind:empty { display: none }
    #blind:not(:empty) {
      border: 2px solid var(--warning); color: var(--warning); padding: 3px 12px;
      border-radius: 6px; font-weight: 700;
    }
    button {
      font: inherit; font-size: 14px; color: var(--ink); background: transparent; cursor: pointer;
      border: 1px solid var(--line); border-radius: 6px; padding: 4px 11px;
    }
    button:hover { border-color: var(--dim) }
    #sound[aria-pressed=true] { border-color: var(--fine) }
    :focus-visible { outline: 2px solid var(--seen); outline-offset: 2px }
    .chip { display: flex; gap: 9px; align-items: center; border-radius: 99px; font-size: 16px;
      padding: 4px 14px }
    .chip.critical, .chip.warning, .chip.watch { border-color: var(--tone) }
    .chip strong { color: var(--tone) }
    .chip .spark { width: 110px; height: 26px; margin-left: 4px }
    .chip[aria-pressed=true] { background: var(--card); box-shadow: 0 0 0 1px var(--line) }
    .chip i {
      width: 11px; height: 11px; border-radius: 50%; background: var(--tone, var(--dim));
      flex: none;
    }
    .chip.learning i { background: none; border: 2px dashed var(--dim) }
    main {
      display: grid; gap: 14px; padding: 0 20px 16px; max-width: 2560px; margin: 0 auto;
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1.2fr);
    }
    .column { display: grid; gap: 14px; align-content: start; min-width: 0; grid-row: 1 }
    .aside { grid-column: 3 } .broad { grid-column: 1 } .middle { grid-column: 2 }
    section {
      background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      padding: 14px 16px; min-width: 0;
    }
    h2.second { margin-top: 12px }
    h2 { margin: 0 0 8px; font-size: 15px; font-weight: 600; color: var(--dim) }
    .note { margin: 4px 0; color: var(--dim) }
    .figures {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(112px, 1fr)); gap: 6px 18px;
      margin: 0 0 6px;
    }
    .figures b { display: block; font-size: 36px; line-height: 1.15; font-weight: 650 }
    .figures span { color: var(--dim); font-size: 13px }
    .figures .critical b, .figures .warning b, .figures .watch b { color: var(--tone) }
    svg { display: block; touch-action: pan-y }
    svg .band { fill: var(--band) }
    svg .obs { stroke: var(--seen) } svg .dot, svg .bar, svg .cell { fill: var(--seen) }
    svg .over, svg .hot { fill: var(--critical) }
    svg .g { stroke: var(--line) }
    svg .mark, svg .m { stroke: var(--tone) } svg .m { stroke: none; fill: var(--tone) }
    svg .t { fill: var(--dim) } svg .strong { fill: var(--ink) }
    svg .usual, svg .now { stroke: var(--ink) }
    svg .negative { fill: var(--bad) } svg .neutral { fill: var(--line) }
    svg .k0 { fill: var(--k0) } svg .k1 { fill: var(--k1) } svg .k2 { fill: var(--k2) }
    svg .k3 { fill: var(--k3) } svg .k4 { fill: var(--k4) } svg .k5 { fill: var(--k5) }
    .spark { width: 80px; height: 22px } .spark .obs { stroke: var(--dim) }
    .drawing { position: relative }
    .hand { position: absolute; top: 24px; bottom: 28px; width: 1px; background: var(--dim) }
    .told { position: absolute; top: 0; right: 12px; font-size: 13px; background: var(--card);
      padding: 0 4px }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 4px 0 0; font-size: 13px }
    .legend i {
      display: inline-block; width: 18px; height: 10px; margin-right: 6px; border-radius: 2px;
      background: var(--band);
    }
    .legend i.line { height: 2px; vertical-align: middle; background: var(--seen) }
    .legend i.late { height: 0; background: none; border-top: 2px dotted var(--seen) }
    """# + rest

  private static let rest = #"""

    .rows { list-style: none; margin: 0; padding: 0 }
    .rows li {
      display: grid; grid-template-columns: minmax(120px, 200px) 1fr 60px; gap: 12px;
      align-items: center; padding: 4px 0;
    }
    .rows b { text-align: right }
    .bar { background: var(--line); height: 10px; border-radius: 5px; overflow: hidden }
    .bar i { display: block; height: 100%; background: var(--seen) }
    .moved { font-size: 13px; color: var(--dim); white-space: nowrap }
    .moved.up::before { content: "▲ "; color: var(--critical) }
    .moved.down::before { content: "▼ "; color: var(--fine) }
    .moved.same::before { content: "= " }
    .does { display: flex; gap: 6px }
    .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
    blockquote { margin: 0 0 10px; font-size: 16px; overflow-wrap: anywhere }
    a { color: inherit }
    mark {
      background: color-mix(in srgb, var(--critical) 26%, transparent); color: inherit;
      border-radius: 3px; padding: 0 2px;
    }
    #told {
      position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); z-index: 1;
      width: max-content; max-width: 90vw; border-radius: 8px; background: var(--ink);
      color: var(--ground);
    }
    #told.shown { padding: 10px 18px }
    #told button { color: inherit; border-color: currentColor; margin-left: 10px }
    kbd { font: inherit; border: 1px solid; border-radius: 4px; padding: 0 5px }
    #told :focus-visible { outline-color: var(--ground) }
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
    dialog { max-width: min(460px, 92vw) }
    dialog p { margin: 8px 0 12px } dialog p:empty { display: none }
    dialog p.ends { display: flex; gap: 8px; justify-content: flex-end; margin: 12px 0 0 }
    #choices { display: flex; flex-wrap: wrap; gap: 6px }
    .lost main { filter: grayscale(.8) }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 14px; margin: 8px 0; width: 100% }
    dt { font-weight: 700 } dd { margin: 0 }
    @media (min-width: 901px) and (max-width: 1700px) {
      main {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(360px, 1.1fr);
        grid-template-rows: auto auto auto 1fr; align-items: start;
      }
      .column { display: contents }
      .aside { display: grid; grid-row: 1 / -1 }
      #brand { order: 1 } #drivers { order: 2 } #mood { order: 3 } #care { order: 4 }
      #accounts { order: 5 } #places { order: 6 }
      .wide { grid-column: 1 / 3 }
      .figures { gap: 6px 26px } .figures b { font-size: 30px }
    }
    @media (max-width: 900px) {
      main { grid-template-columns: minmax(0, 1fr); padding: 0 10px 10px; gap: 10px }
      .column { display: contents }
      .top { padding: 8px 10px; gap: 4px 12px }
      #brands { padding: 8px 10px } .chip { width: 100%; border-radius: 10px; text-align: left }
      .chip .spark { margin-left: auto; width: 84px }
      .gap, kbd, #help { display: none }
      #clock { margin-left: auto } #lag { order: 9; width: 100%; font-size: 13px }
      .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 16px }
      .figures b { font-size: 28px }
    }
    @media (prefers-reduced-motion: no-preference) { main { transition: filter .3s } }

    """# + Panels.style
}
