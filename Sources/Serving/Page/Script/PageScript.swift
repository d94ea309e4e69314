/// The page's program, as one strict script: what panels use, the panels, what drives them.
enum PageScript {
  static let text =
    "'use strict';\n(() => {\n" + PageScriptWords.text + PageScriptCharts.text
    + PageScriptTelling.text + PageScriptActions.text + PageScriptSound.text
    + Panels.script + PageScriptLive.text + PageScriptKeys.text
    + "})();\n"
}
