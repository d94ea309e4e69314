import Testing
import Text

@Suite("Foreign text inside HTML")
struct HTMLTextTests {
  @Test(
    "what could end an element or an attribute becomes a reference",
    arguments: [
      ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
      ("\" onload=\"x", "&quot; onload=&quot;x"), ("AT&T &amp;", "AT&amp;T &amp;amp;"),
      ("a\u{0}b\u{1B}[31mc", "ab[31mc"), ("línea\n\tdos 😡", "línea\n\tdos 😡"),
    ])
  func escaping(text: String, safe: String) {
    #expect(HTMLText.escape(text) == safe)
  }
}
