import ZoneModel
import ZonePolicy

/// What made an item of the work list, as the decisions about it name it.
///
/// The item of one record is named with that record; one of several records with the zone that they
/// were counted in, so that a decision in one zone says nothing of the others.
enum WorkCause {
  /// A record that is due or waits.
  static func watch(_ attention: Attention) -> String {
    "watch:\(attention.kind) \(attention.record)"
  }

  /// What a rule finds on one record.
  static func rule(_ id: String, _ reference: RecordReference) -> String {
    "rule:\(id) \(reference)"
  }

  /// What a rule finds on several records.
  static func rule(_ id: String, _ verdict: Verdict, zone: String?) -> String {
    "rule:\(id) \(verdict.rawValue)" + suffix(zone)
  }

  /// What the checks of a register find.
  static func check(_ finding: RegisterFinding, in register: Register, zone: String?) -> String {
    "check:\(register.id).\(finding.field ?? "") \(finding.urgency.rawValue)"
      + (finding.isDuplicate ? " duplicate" : "") + suffix(zone)
  }

  /// A half-filled form.
  static func draft(_ key: String) -> String { "draft:\(key)" }

  private static func suffix(_ zone: String?) -> String { zone.map { " in \($0)" } ?? "" }

  /// The zone that several records were counted in; `nil` for all of them.
  static func zone(of cause: String) -> String? {
    let words = cause.split(separator: " ")
    return words.count > 2 && words[words.count - 2] == "in" ? String(words[words.count - 1]) : nil
  }

  /// The rule with what stands behind it, a record or a verdict.
  static func rule(of cause: String) -> (id: String, about: String)? {
    let words = cause.split(separator: " ").map(String.init)
    guard words.count > 1, let id = words[0].after("rule:") else { return nil }
    return (id, words[1])
  }
}
