/// Where a request stands on its way through redirects (RFC 9110 §15.4).
struct Journey: Sendable {
  private(set) var address: WebAddress
  private(set) var method: String
  /// Whether the request's body goes along; a redirect that turns it into a GET leaves it behind.
  private(set) var carriesBody = true
  /// Whether every hop so far stayed with the first server, so that all headers may go along.
  private(set) var isAtHome = true
  /// See `HTTPResponse.permanentRedirect`.
  private(set) var permanentRedirect: String?
  private var isPermanent = true
  private var hops = 0

  init(_ request: HTTPRequest) throws(TransferError) {
    address = try WebAddress(request.url)
    method = request.method
  }

  /// Takes an answer in; true when there is a next address to ask.
  ///
  /// Throws when the next address may not be asked, or when there were more than `limit`.
  mutating func follow(_ head: ResponseHead, limit: Int) throws(TransferError) -> Bool {
    guard [301, 302, 303, 307, 308].contains(head.status), let location = head.first("location")
    else { return false }
    isPermanent = isPermanent && (head.status == 301 || head.status == 308)
    if limit == 0 {
      // Not to be followed, so a target that makes no sense is the reader's business.
      if isPermanent { permanentRedirect = (try? WebAddress(location, relativeTo: address))?.text }
      return false
    }
    guard hops < limit else { throw .tooManyRedirects }
    hops += 1
    let next = try WebAddress(location, relativeTo: address)
    isAtHome = isAtHome && next.sharesOrigin(with: address)
    if isPermanent { permanentRedirect = next.text }
    address = next
    let becomesGet = head.status == 303 ? method != "HEAD" : head.status < 303 && method == "POST"
    if becomesGet {
      method = "GET"
      carriesBody = false
    }
    return true
  }
}
