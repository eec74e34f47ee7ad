public import ZoneModel
public import ZoneQuery

/// What a rule says of a record.
public enum Verdict: String, Sendable, CaseIterable {
  /// It holds.
  case met
  /// It does not hold.
  case unmet
  /// Data is missing.
  case unknown
  /// It is neither met nor broken yet.
  case running
  /// It is a duty without a test that nobody has ticked yet.
  case open
  /// The clause gives nothing here; it forbids nothing either.
  case notCovered = "not-covered"
  /// It is not about such a record.
  case notApplicable = "not-applicable"
  /// The document does not reach the record's zone.
  case outOfReach = "out-of-reach"

  /// Whether the rule has something to say of the record.
  public var isShown: Bool { self != .notApplicable && self != .outOfReach }

  /// The verdict in words.
  public var label: Phrase {
    switch self {
    case .met: Phrase("met", "符合")
    case .unmet: Phrase("not met", "不符合")
    case .unknown: Phrase("unknown", "未知")
    case .running: Phrase("met so far", "目前符合")
    case .open: Phrase("to be ticked", "待确认")
    case .notCovered: Phrase("not covered by this clause", "本条款未涵盖")
    case .notApplicable: Phrase("does not apply", "不适用")
    case .outOfReach: Phrase("document does not reach here", "文件不适用于该区域")
    }
  }
}

/// A value that a finding rests on.
public struct UsedValue: Sendable, Hashable {
  /// The part of the expression that gave it.
  public let text: String
  /// Its name.
  public internal(set) var label: Phrase
  /// What it gives.
  public let outcome: Outcome
  /// What kind of value it is.
  public let type: ValueType
  /// The year that it comes from, where it has one.
  public internal(set) var period: Int?
  /// The years that it was made of, where it is a sum or another figure of several.
  public let years: [Int]
  /// The records that it rests on.
  public let records: [RecordReference]
  /// How many records surely and possibly count, where it is counted.
  public let counts: ClosedRange<Int>?
  /// Whether it rests on a private field, so that not everybody may see it.
  public let isPrivate: Bool
  /// Whether the number is a calendar year.
  public let isYear: Bool
  /// Another record of which it is missing: a row of an aggregate.
  public internal(set) var owner: RecordReference?
  /// How it is told, where that is more than a list of its parts: `legal or finance, training`.
  public internal(set) var words: Phrase?

  /// What it is compared with, where it is one side of a comparison: it is told with as many decimals
  /// as tell the two apart.
  public internal(set) var beside: Outcome?

  /// Makes a value.
  public init(
    text: String,
    label: Phrase,
    outcome: Outcome,
    type: ValueType,
    period: Int?,
    records: [RecordReference],
    counts: ClosedRange<Int>?,
    isPrivate: Bool = false,
    isYear: Bool = false,
    years: [Int] = []
  ) {
    self.text = text
    self.label = label
    self.outcome = outcome
    self.type = type
    self.period = period
    self.records = records
    self.counts = counts
    self.isPrivate = isPrivate
    self.isYear = isYear
    self.years = years
  }
}

extension UsedValue {
  /// Whether an expression asks for a figure of the settings or a reported one.
  static func isSetting(_ text: String) -> Bool {
    ["setting(", "reading(", "设置(", "读数("].contains { text.hasPrefix($0) }
  }

  /// Whether it is a figure of the settings or a reported one.
  public var isSetting: Bool { Self.isSetting(text) }
}

/// A rule's answer for a record, with its clause and what it rests on.
public struct Finding: Sendable {
  /// The rule.
  public let rule: Rule
  /// The record.
  public let record: RecordReference
  /// The verdict.
  public let verdict: Verdict
  /// The clause as it is cited.
  public let citation: Phrase
  /// Which reading of the clause was used, where there are several.
  public let reading: Rule.Reading?
  /// The values that were used.
  public let values: [UsedValue]
  /// The inputs that are missing.
  public let missing: [UsedValue]
  /// The value that would close the gap.
  public let gap: UsedValue?
  /// What of the test does not hold, in words, where it is not met.
  public let failing: Phrase?
  /// The values of what does not hold, where it is not met: those on which it turns, without those
  /// that only say whether the rule is about such a record.
  public let deciding: [UsedValue]
  /// Until when it is running.
  public let until: Day?
  /// When and by whom it was ticked or overridden, where it was.
  public let tick: Tick?
  /// Rules of other documents on the same case, and which decides.
  public let competing: [Competing]

  /// What would close the gap, in words: as the reading says, else the rule.
  public var remedy: Phrase? { reading?.remedy ?? rule.remedy }
}

/// Somebody's word on a rule: a duty done, a reason given.
public struct Tick: Sendable, Hashable {
  /// The record that says so.
  public let record: RecordReference
  /// The day.
  public let day: Day?
  /// Who.
  public let by: String?
  /// The reason or remark.
  public let reason: String?
}

/// How many records a rule finds in which state.
public struct RuleTally: Sendable {
  /// The rule.
  public let rule: Rule
  /// The clauses of the documents that reach the zone that was asked about, or of all.
  public let citation: Phrase
  /// The slots of records by verdict; those that it has nothing to say of are left out.
  public let slots: [Verdict: [Int32]]

  /// How many records have a verdict.
  public func count(_ verdict: Verdict) -> Int { slots[verdict]?.count ?? 0 }
}
