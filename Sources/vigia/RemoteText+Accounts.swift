internal import Model
internal import Monitor

/// Suspected accounts as lines for people.
extension RemoteText {
  /// One suspected account: id, what was decided, name, points, whom it reached.
  static func account(_ json: JSON, _ terminal: Terminal) -> String {
    let state =
      switch json["state"]?.string {
      case "confirmed": "confirmada por " + (json["judged_by"]?.string ?? "alguien")
      case "dismissed": "descartada por " + (json["judged_by"]?.string ?? "alguien")
      default: "sin decidir"
      }
    let points = json["impersonation"]?["points"]?.integer ?? 0
    let exposed = json["exposed_count"]?.integer ?? 0
    return "\(short(json))  \(terminal.bold(who(json).plain))  \(points) puntos · "
      + "\(exposed) \(exposed == 1 ? "persona expuesta" : "personas expuestas") · \(state)"
  }

  /// One suspected account with what speaks against it, whom it reached, and what to send where.
  static func wholeAccount(_ json: JSON, _ terminal: Terminal) -> String {
    var lines = [account(json, terminal)]
    for point in json["impersonation"]?["evidence"]?.array ?? [] {
      let weight = point["points"]?.integer ?? 0
      lines.append(
        "  \(weight == 0 ? "  " : weight > 0 ? "+\(weight)" : "\(weight)")  "
          + (point["text"]?.string ?? "").plain)
    }
    for exposed in json["exposed"]?.array ?? [] {
      let gave = exposed["gave"]?.bool == true ? ", dice que ya le mandó algo" : ""
      lines.append(
        "  expuesta: \((exposed["author"]?.string ?? "–").plain)"
          + " (\((exposed["mention"]?.string ?? "").plain))" + gave)
    }
    if let text = json["report"]?["text"]?.string {
      lines += ["", "  Para la red:"] + text.split(separator: "\n").map { "  " + String($0).plain }
    }
    for link in json["report"]?["links"]?.array ?? [] {
      lines.append("  \(link["title"]?.string ?? ""): \(link["url"]?.string ?? "")")
    }
    return lines.joined(separator: "\n")
  }

  private static func who(_ json: JSON) -> String {
    json["handle"]?.string.map { "@" + $0 } ?? json["name"]?.string ?? "–"
  }
}
