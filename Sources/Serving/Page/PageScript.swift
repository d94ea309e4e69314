/// The page's program, in the parts below, as one strict script.
enum PageScript {
  static let text =
    "'use strict';\n(() => {\n" + PageScriptWords.text + PageScriptChart.text
    + PageScriptBrands.text + PageScriptWork.text + PageScriptLive.text + "})();\n"
}
