/// More posts that say best what is wrong, beyond those beside the alerts.
enum QuotesPanel {
  static let panel = Panel(
    id: "quotes", column: .side, order: 3, script: script)

  private static let script = #"""
    panel('quotes', view => {
      const shown = new Set((view.alerts || []).map(a => ((a.posts_text || [])[0] || {}).id));
      const quotes = (view.quotes || []).filter(q => !shown.has(q.id)).slice(0, 2);
      return !quotes.length ? null : [
        h('h2', null, 'Lo dicen así'), ...quotes.map(quote =>
          h('blockquote', null, '«', marked(quote.text, quote.words), '» ',
            h('span', { class: 'dim' }, link(quote.url, who(quote)))))
      ];
    });

    """#
}
