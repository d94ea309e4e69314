/// The digest's dark dress, for readers that know style sheets; the others see the light one.
enum DarkMail {
  static let style = """
    @media (prefers-color-scheme: dark) {
    .page { background: #0f1419 !important; color: #e8edf2 !important }
    .card { background: #171d24 !important; border-color: #29333d !important }
    .dim { color: #9aa7b4 !important } .ink { color: #e8edf2 !important }
    .cell-text { border-color: #29333d !important }
    .t, .m { fill: #9aa7b4 } .g { stroke: #29333d } .band { fill: #2a4257 }
    .strong { fill: #e8edf2 } .bar, .dot, .k0 { fill: #6cb4f5 } .obs { stroke: #8ec7ff }
    .hot, .over { fill: #ff6b6f } .mark { stroke: #ff6b6f } .neutral { fill: #3a4652 }
    .negative { fill: #c9484f } .k1 { fill: #4fc3b0 } .k2 { fill: #d9b04a } .k3 { fill: #b39ddb }
    .k4 { fill: #e39a6f } .k5 { fill: #5a6875 }
    }
    """
}
