public import ZoneModel

/// What looking through a store brought up.
public struct FsckReport: Hashable, Sendable {
  /// How grave a finding is.
  public enum Gravity: String, Hashable, Sendable {
    /// Good to know; nothing is wrong.
    case note
    /// All that was saved is whole, but something lies where it does not belong: for a person to look at
    /// and move away.
    case look
    /// Wrong, but nothing is lost; `--repair` mends it.
    case repairable
    /// Of a newer program: nothing is wrong that this one could see, but it cannot see all.
    case newer
    /// Bytes are not what was written.
    case damage
  }

  /// Something that was found.
  public struct Finding: Hashable, Sendable {
    /// How grave it is.
    public let gravity: Gravity
    /// The file in the store.
    public let file: String
    /// The offset of the first byte that it is about.
    public let offset: Int?
    /// What it is.
    public let message: Phrase
    /// Whether it has been mended.
    public internal(set) var isRepaired = false
    /// The mode that the file should have, if that is what is wrong.
    let mode: UInt32?
    /// The group that the file should have, if that is what is wrong.
    let group: UInt32?

    init(
      _ gravity: Gravity,
      _ file: String,
      offset: Int? = nil,
      mode: UInt32? = nil,
      group: UInt32? = nil,
      _ en: String,
      _ zh: String
    ) {
      self.mode = mode
      self.group = group
      self.gravity = gravity
      self.file = file
      self.offset = offset
      message = Phrase(en, zh)
    }

    /// Whether `--repair` has something to do about it.
    public var canBeMended: Bool { gravity == .repairable || mode != nil || group != nil }

    init(_ damage: Damage) {
      gravity = .damage
      file = damage.file
      offset = damage.offset
      message = damage.reason
      mode = nil
      group = nil
    }
  }

  /// The findings, in the order in which they came up.
  public internal(set) var findings: [Finding] = []
  /// How many changes the journal has that verify.
  public internal(set) var changes = 0
  /// The last change up to which all can be followed: each verifies, is whole, and fits the records
  /// before it.
  public internal(set) var followed = 0
  /// How many records stand at its end.
  public internal(set) var records = 0
  /// The hash of the last change.
  public internal(set) var headHash = ""

  /// Whether nothing is wrong, or everything wrong has been mended.
  public var isClean: Bool {
    findings.allSatisfy { $0.gravity == .note || $0.isRepaired }
  }

  /// Whether bytes are not what was written.
  public var isDamaged: Bool {
    findings.contains { $0.gravity == .damage && !$0.isRepaired }
  }
}
