internal import Model

/// The documents of the API as JSON Schema 2020-12, for `/openapi.json`.
enum Schemas {
  /// A reference to one of the components.
  static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/components/schemas/" + name)]
  }

  /// The `components` object.
  ///
  /// Members may be added to any document; what is named here stays.
  static let components = """
    {"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},"schemas":{
    "Time":{"type":"string","format":"date-time"},
    "OptionalTime":{"type":["string","null"],"format":"date-time"},
    "Level":{"type":"string","enum":["watch","warning","critical"]},
    "Evidence":{"type":"object","required":["points","text"],"properties":{
    "points":{"type":"number"},"text":{"type":"string"}}},
    "Problem":{"type":"object","required":["type","title","status"],"properties":{
    "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},
    "detail":{"type":"string"},"instance":{"type":"string"},
    "rejected":{"type":"array","items":{"$ref":"#/components/schemas/Rejection"}},
    "ready":{"type":"boolean"}}},
    "Rejection":{"type":"object","required":["line","error"],"properties":{
    "line":{"type":"integer"},"error":{"type":"string"}}},
    "Receipt":{"type":"object","required":["accepted","duplicates","rejected"],"properties":{
    "accepted":{"type":"integer"},"duplicates":{"type":"integer"},
    "rejected":{"type":"array","items":{"$ref":"#/components/schemas/Rejection"}}}},
    \(alert),
    \(careCase),
    \(mention),
    "Pushed":{"description":"Menciones, o lo que la plataforma del conector envía","type":"object"},
    \(account),
    "Source":{"type":"object","required":["id","state"],"properties":{"id":{"type":"string"},
    "state":{"type":"string","enum":["waiting","ok","slow","limited","blind",
    "retired","needs_credentials"]},
    "reason":{"type":["string","null"]},
    "last_success_at":{"$ref":"#/components/schemas/OptionalTime"},
    "blind_since":{"$ref":"#/components/schemas/OptionalTime"}}},
    "Receiver":{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}},
    "Overview":{"type":"object","required":["now","brands","alerts","cases","sources"],
    "properties":{"now":{"$ref":"#/components/schemas/Time"},
    "brands":{"type":"array","items":{"type":"object"}},
    "alerts":{"type":"array","items":{"$ref":"#/components/schemas/Alert"}},
    "cases":{"type":"array","items":{"$ref":"#/components/schemas/Case"}},
    "sources":{"type":"array","items":{"$ref":"#/components/schemas/Source"}}}},
    \(requests)}}
    """

  private static let alert = """
    "Alert":{"type":"object","required":["id","brand","kind","level","state","title","reason",
    "started_at","opened_at","updated_at"],"properties":{"id":{"type":"string"},
    "brand":{"type":"string"},"kind":{"type":"string","enum":["spike","crisis","impostor",
    "coordinated","negative_share","silence","contact_center","rumor","source_blind"]},
    "level":{"$ref":"#/components/schemas/Level"},
    "state":{"type":"string","enum":["open","acknowledged","resolved"]},
    "title":{"type":"string"},"reason":{"type":"string"},
    "started_at":{"$ref":"#/components/schemas/Time"},
    "opened_at":{"$ref":"#/components/schemas/Time"},
    "updated_at":{"$ref":"#/components/schemas/Time"},
    "resolved_at":{"$ref":"#/components/schemas/OptionalTime"},
    "observed":{"type":"number"},"expected":{"type":"number"},"ratio":{"type":"number"},
    "window_s":{"type":"integer"},"voices":{"type":"integer"},
    "effective_voices":{"type":"integer"},
    "verdict":{"type":"string","enum":["organic","mixed","artificial"]},
    "drivers":{"type":"array","items":{"type":"object","required":["id","share"]}},
    "places":{"type":"array","items":{"type":"object","required":["id","name","count"]}},
    "posts":{"type":"array","items":{"type":"string"}},
    "evidence":{"type":"array","items":{"$ref":"#/components/schemas/Evidence"}},
    "calendar":{"type":"array"},"account":{"type":["object","null"]},
    "latency_ms":{"type":"object"}}}
    """

  private static let careCase = """
    "Case":{"type":"object","required":["id","brand","channel","state","priority","mentions",
    "due","breached"],"properties":{"id":{"type":"string"},"brand":{"type":"string"},
    "channel":{"type":"string","enum":["social","mail","review","press","alert"]},
    "unit":{"type":["string","null"]},
    "state":{"type":"string","enum":["new","assigned","waiting_customer","answered","pending",
    "closed","abandoned","discarded"]},
    "priority":{"type":"object","required":["points","evidence"],"properties":{
    "points":{"type":"integer"},
    "evidence":{"type":"array","items":{"$ref":"#/components/schemas/Evidence"}}}},
    "author":{"type":["string","null"]},
    "mentions":{"type":"array","items":{"type":"string"}},
    "alert":{"type":["string","null"]},"assignee":{"type":["string","null"]},
    "due":{"type":"object","properties":{
    "first_response":{"$ref":"#/components/schemas/OptionalTime"},
    "close":{"$ref":"#/components/schemas/OptionalTime"}}},
    "breached":{"type":"array","items":{"type":"string"}},
    "outcome":{"type":["string","null"]},
    "driver_titles":{"type":"array","items":{"type":"string"}},
    "summary":{"type":"string"},"url":{"type":["string","null"]}}}
    """

  private static let mention = """
    "Mention":{"type":"object","required":["id","text"],"properties":{"id":{"type":"string"},
    "text":{"type":"string"},"source":{"type":["string","null"]},
    "url":{"type":["string","null"]},"kind":{"type":["string","null"]},
    "published_at":{"$ref":"#/components/schemas/OptionalTime"},
    "fetched_at":{"$ref":"#/components/schemas/OptionalTime"}}},
    "MentionLine":{"anyOf":[{"type":"string"},{"$ref":"#/components/schemas/Mention"}],
    "description":"Una mención (vigia-mention/1) en JSON por línea"}
    """

  private static let account = """
    "Account":{"type":"object","required":["id","brand","state","impersonation","exposed_count"],
    "properties":{"id":{"type":"string"},"brand":{"type":"string"},
    "state":{"type":"string","enum":["suspected","confirmed","dismissed"]},
    "handle":{"type":["string","null"]},"name":{"type":["string","null"]},
    "url":{"type":["string","null"]},"avatar":{"type":["string","null"]},
    "picture":{"type":["string","null"],"description":"Dónde sirve Vigía su copia de la imagen"},
    "bio":{"type":["string","null"]},"followers":{"type":["integer","null"]},
    "created_at":{"$ref":"#/components/schemas/OptionalTime"},
    "impersonation":{"type":"object","required":["points","tier","evidence"],"properties":{
    "points":{"type":"integer"},
    "tier":{"type":"string","enum":["none","watch","review","probable"]},
    "evidence":{"type":"array","items":{"$ref":"#/components/schemas/Evidence"}}}},
    "first_seen":{"$ref":"#/components/schemas/Time"},
    "first_reply":{"$ref":"#/components/schemas/OptionalTime"},
    "judged_by":{"type":["string","null"]},
    "judged_at":{"$ref":"#/components/schemas/OptionalTime"},
    "exposed_count":{"type":"integer"},
    "exposed":{"type":"array","items":{"type":"object","required":["mention","reply","at"]}},
    "official":{"type":["object","null"]},
    "report":{"type":"object","properties":{"text":{"type":"string"},
    "links":{"type":"array","items":{"type":"object","required":["title","url"]}}}}}}
    """

  private static let requests = """
    "Action":{"type":"object","required":["by"],"properties":{\(by),
    "text":{"type":["string","null"],"minLength":1}}},
    "Silence":{"type":"object","required":["by"],"properties":{\(by),
    "minutes":{"type":["integer","null"],"minimum":1,"maximum":10080},
    "until":{"$ref":"#/components/schemas/OptionalTime"}}},
    "Session":{"type":"object","required":["token"],"properties":{
    "token":{"type":"string","minLength":1}}},
    "Assignment":{"type":"object","required":["by","to"],"properties":{\(by),
    "to":{"type":"string","minLength":1}}},
    "Closing":{"type":"object","required":["by"],"properties":{\(by),
    "outcome":{"type":["string","null"],"enum":["procedente","improcedente","anulado",null]}}},
    "Discarding":{"type":"object","required":["by","reason"],"properties":{\(by),
    "reason":{"type":"string","minLength":1}}},
    "Dismissal":{"type":"object","required":["by"],"properties":{\(by),
    "as":{"type":["string","null"],"enum":["sibling","homonym",null],
    "description":"De quién es: de la casa, o de otro que se llama parecido"}}}
    """

  private static let by = #""by":{"type":"string","minLength":1,"maxLength":100}"#
}
