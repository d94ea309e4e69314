/// The digest's dress for a phone: what does not fit beside the figures is left out.
enum NarrowMail {
  static let style = """
    @media (max-width: 560px) {
    .by-hour { display: none !important }
    .cell-text { padding: 6px 4px !important; font-size: 14px }
    }
    """
}
