package import Model

/// What a person does to an alert, a case or a suspected account, as it is logged and applied.
package struct StaffAction: Sendable, Equatable {
  /// What it is done to.
  package enum Subject: String, Sendable {
    case alert, `case`, brand, account
  }

  /// What is done.
  package enum Verb: String, Sendable {
    case acknowledge, resolve, silence
    case assign, reply, wait, close, discard, reopen
    case confirm, dismiss
  }

  package var subject: Subject
  package var id: String
  package var verb: Verb
  /// Who does it, as people will read it.
  package var by: String
  /// What the verb needs: `until`, `to`, `outcome`, `reason`, `as`.
  package var arguments: JSON

  /// An action from its parts.
  package init(_ verb: Verb, _ subject: Subject, id: String, by: String, arguments: JSON = [:]) {
    self.verb = verb
    self.subject = subject
    self.id = id
    self.by = by
    self.arguments = arguments
  }

  /// Reads an action from the input log.
  init?(control json: JSON) {
    guard let subject = json["subject"]?.string.flatMap(Subject.init),
      let verb = json["verb"]?.string.flatMap(Verb.init), let id = json["id"]?.string
    else { return nil }
    self.init(
      verb, subject, id: id, by: json["by"]?.string ?? "", arguments: json["arguments"] ?? [:])
  }

  /// The action as a document of the input log.
  var control: JSON {
    [
      "control": "action", "verb": .string(verb.rawValue), "subject": .string(subject.rawValue),
      "id": .string(id), "by": .string(by), "arguments": arguments,
    ]
  }
}
