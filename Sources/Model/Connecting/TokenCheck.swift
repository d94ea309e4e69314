/// How a platform is asked, once a day, how long a token is good and what it may do.
package struct TokenCheck: Hashable, Sendable {
  package var request: RequestTemplate
  /// Where the ends are, in seconds since 1970; 0 means never.
  package var expires: [Pointer]
  /// Where the list of permissions is.
  package var scopes: Pointer?
  /// The permissions without which the connector brings less.
  package var needs: [String]

  /// A check from its parts.
  package init(request: RequestTemplate, expires: [Pointer], scopes: Pointer?, needs: [String]) {
    self.request = request
    self.expires = expires
    self.scopes = scopes
    self.needs = needs
  }
}
