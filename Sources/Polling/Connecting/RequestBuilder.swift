internal import Foundation
internal import Model
internal import Transfers

/// Fills a connector's request with what is known at one moment.
struct RequestBuilder {
  let connector: Connector
  /// Parameters, cursor, page, page size and secrets, by the names of their holes.
  var values: [String: String]
  /// The secret or token that proves who asks; nil when nobody must.
  var proof: String?

  /// The request of a template; throws when a value cannot stand where its hole is.
  func request(_ template: RequestTemplate) throws(Fault) -> HTTPRequest {
    var url = try address(template.url)
    var query = template.query.compactMap { item -> String? in
      let holes = item.value.holes
      // A parameter whose holes all stay empty is not sent at all.
      if !holes.isEmpty, holes.allSatisfy({ (values[$0] ?? "").isEmpty }) { return nil }
      return Self.encoded(item.name) + "=" + Self.encoded(plain(item.value))
    }
    if connector.auth.way == .query, let proof, let name = connector.auth.name {
      query.append(Self.encoded(name) + "=" + Self.encoded(proof))
    }
    if !query.isEmpty { url += (url.contains("?") ? "&" : "?") + query.joined(separator: "&") }
    return finished(HTTPRequest(template.method, url: url), template)
  }

  /// The request of a next address that the server named: only on the same server, with the secret put
  /// back that was taken off it.
  func request(next address: String, like first: HTTPRequest) throws(Fault) -> HTTPRequest {
    guard var parts = URLComponents(string: address),
      let home = URLComponents(string: first.url), parts.scheme == home.scheme,
      parts.host?.lowercased() == home.host?.lowercased(), parts.port == home.port,
      parts.user == nil, parts.password == nil
    else { throw Fault(.badData, ConnectorPollTexts.foreignPage) }
    parts.fragment = nil
    if connector.auth.way == .query, let proof, let name = connector.auth.name {
      let kept = Self.query(of: parts, without: [name])
      parts.percentEncodedQuery =
        (kept + [Self.encoded(name) + "=" + Self.encoded(proof)]).joined(separator: "&")
    }
    var request = first
    request.url = parts.string ?? address
    return request
  }

  /// An address without the query parameters that carry secrets.
  static func stripped(_ address: String, of names: [String]) -> String {
    guard !names.isEmpty, var parts = URLComponents(string: address) else { return address }
    let kept = query(of: parts, without: names)
    parts.percentEncodedQuery = kept.isEmpty ? nil : kept.joined(separator: "&")
    return parts.string ?? address
  }

  private static func query(of parts: URLComponents, without names: [String]) -> [String] {
    (parts.percentEncodedQuery ?? "").split(separator: "&").map(String.init).filter { pair in
      !names.contains(String(pair.prefix { $0 != "=" }))
    }
  }

  private func finished(_ request: HTTPRequest, _ template: RequestTemplate) -> HTTPRequest {
    var request = request
    request.timeout = template.timeout
    request.stallTimeout = max(request.stallTimeout, template.timeout)
    request.headers = [("Accept", "application/json")]
    for header in template.headers { request.headers.append((header.name, plain(header.value))) }
    if let proof {
      switch connector.auth.way {
      case .bearer, .clientCredentials, .serviceAccount, .session:
        request.headers.append(("Authorization", "Bearer " + proof))
      case .header: request.headers.append((connector.auth.name ?? "Authorization", proof))
      case .none, .query, .path: break
      }
    }
    if !template.json.isEmpty {
      let body = Dictionary(
        template.json.map { ($0.name, plain($0.value)) }, uniquingKeysWith: { first, _ in first })
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      request.body = (try? encoder.encode(body)).map { [UInt8]($0) }
      request.headers.append(("Content-Type", "application/json"))
    }
    // The journey of a secret ends at the first server.
    request.maximumRedirects = proof == nil ? request.maximumRedirects : 0
    return request
  }

  private func address(_ text: RequestTemplate.Text) throws(Fault) -> String {
    var url = ""
    for piece in text.pieces {
      switch piece {
      case .text(let literal): url += literal
      case .hole(let name):
        let value = values[name] ?? ""
        let isHost = url.split(separator: "/", omittingEmptySubsequences: false).count <= 3
        guard isHost ? Self.isHost(value) : !value.isEmpty && value != "." && value != ".." else {
          throw Fault(.configuration, ConnectorPollTexts.badValue(name))
        }
        url += isHost ? value : Self.encoded(value, also: ":@,")
      }
    }
    return url
  }

  /// An address of a template without its secrets, good enough to see which server is meant.
  static func sketch(_ template: RequestTemplate, _ parameters: [String: String]) -> String {
    template.url.pieces.map { piece in
      switch piece {
      case .text(let literal): literal
      case .hole(let name): parameters[name] ?? "x"
      }
    }.joined()
  }

  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (48...58).contains($0) || (97...122).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x2E
      }
  }

  private func plain(_ text: RequestTemplate.Text) -> String {
    text.pieces.map { piece in
      switch piece {
      case .text(let literal): literal
      case .hole(let name): values[name] ?? ""
      }
    }.joined()
  }

  /// Percent-encoding of all but RFC 3986's unreserved characters.
  static func encoded(_ text: String, also extra: String = "") -> String {
    let kept = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~" + extra)
    return text.addingPercentEncoding(withAllowedCharacters: kept) ?? ""
  }
}
