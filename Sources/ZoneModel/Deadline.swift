/// That a date field says when something is due, as data: what it is called, while what it counts,
/// and how early somebody must know.
///
/// Work lists, the list of what is due and the overview are made from these declarations.
public struct Deadline: Hashable, Sendable {
  /// What is due, such as `Lease ends`.
  public let label: Phrase
  /// While what the day counts, as a check; `nil` for always.
  public let condition: String?
  /// How many days before the day it is shown among what needs attention.
  public let soon: Int
  /// How many days before the day somebody must act.
  public let act: Int
  /// What is said before the day is over, with `{field}` for the number in a field; `nil` for how
  /// many days are left.
  public let says: Phrase?
  /// What is said once the day is over, with `{n}` for how many days.
  public let late: Phrase
  /// The field that names who looks after it, if any.
  public let officer: String?
  /// What lacks where it is not known whether there is such a day; `nil` where a missing day is none.
  public let lack: Lack?
  /// Whether the day rests on a calendar that is not published yet, as a check; `nil` where it never does.
  public let provisional: String?

  /// Something that is not entered, so that a computed day is not known.
  public struct Lack: Hashable, Sendable {
    /// Where it lacks, as a check.
    public let check: String
    /// What lacks.
    public let says: Phrase

    /// Makes a lack.
    public init(where check: String, _ says: Phrase) {
      self.check = check
      self.says = says
    }
  }
}

extension Field {
  /// The same date field as one that says when something is due.
  ///
  /// - Parameters:
  ///   - en: what is due, in English.
  ///   - zh: the same in Chinese.
  ///   - condition: while what the day counts, as a check; always where there is none.
  ///   - soon: how many days before it is shown among what needs attention.
  ///   - act: how many days before somebody must act.
  ///   - says: what is said before the day is over, with `{field}` for the number in a field.
  ///   - late: what is said once the day is over, with `{n}` for how many days.
  ///   - officer: the field that names who looks after it.
  ///   - lack: what lacks where it is not known whether there is such a day.
  ///   - provisional: whether it rests on a calendar that is not published yet, as a check.
  /// - Returns: the field with that declaration.
  public func due(
    _ en: String,
    _ zh: String,
    while condition: String? = nil,
    soon: Int = 30,
    act: Int = 7,
    says: Phrase? = nil,
    late: Phrase? = nil,
    officer: String? = nil,
    unknown lack: Deadline.Lack? = nil,
    provisional: String? = nil
  ) -> Field {
    var field = self
    field.deadline = Deadline(
      label: Phrase(en, zh),
      condition: condition,
      soon: soon,
      act: act,
      says: says,
      late: late ?? Phrase("\(en), {n} days late", "\(zh)已逾期 {n} 天"),
      officer: officer,
      lack: lack,
      provisional: provisional
    )
    return field
  }

  /// The same date field as one that says when something ends; once it has, how long ago is said.
  ///
  /// - Parameters:
  ///   - en: what ends, in English.
  ///   - zh: the same in Chinese.
  ///   - end: how Chinese says that it ends.
  ///   - condition: while what the day counts, as a check; always where there is none.
  ///   - soon: how many days before it is shown among what needs attention.
  ///   - act: how many days before somebody must act.
  ///   - officer: the field that names who looks after it.
  /// - Returns: the field with that declaration.
  func ends(
    _ en: String,
    _ zh: String,
    _ end: String = "到期",
    while condition: String? = nil,
    soon: Int = 30,
    act: Int = 7,
    officer: String? = nil
  ) -> Field {
    due(
      "\(en) ends",
      "\(zh)\(end)",
      while: condition,
      soon: soon,
      act: act,
      late: Phrase("\(en) ended {n} days ago", "\(zh)已\(end) {n} 天"),
      officer: officer
    )
  }

  /// The same reference to a person as one that goes to another when work is handed over.
  ///
  /// - Parameter condition: in which records it does, as a check; in all where there is none.
  /// - Returns: the field with that declaration.
  public func handedOver(while condition: String? = nil) -> Field {
    var field = self
    field.handOver = HandOver(condition: condition)
    return field
  }
}

/// That a field names who looks after a record, so that it changes when work is handed over.
public struct HandOver: Hashable, Sendable {
  /// In which records it does, as a check; `nil` for all.
  public let condition: String?
}
