public import ZoneModel

/// What a salvage brought over, and what it could not.
public struct SalvageReport: Hashable, Sendable {
  /// Something that is missing in the new store, or was left out of it.
  public struct Missing: Hashable, Sendable {
    /// The file in the old store.
    public let file: String
    /// Where in it.
    public let offset: Int
    /// The number of the change there, where the line can still be read.
    public let seq: Int?
    /// Why it was not brought over.
    public let reason: Phrase
  }

  /// A record that changes are about and whose making is lost.
  public struct LostRecord: Hashable, Sendable {
    /// The record.
    public let record: RecordReference
    /// Where the first of the changes stands.
    public let file: String
    /// Where in it.
    public let offset: Int
    /// Its number.
    public let seq: Int
    /// What the changes tell of it; later ones count.
    public internal(set) var fields = Fields()

    init(_ record: RecordReference, file: String, offset: Int, seq: Int) {
      (self.record, self.file, self.offset, self.seq) = (record, file, offset, seq)
    }
  }

  /// How many changes were brought over, with their authors and times.
  public internal(set) var changes = 0
  /// How many records the new store holds.
  public internal(set) var records = 0
  /// The files whose state was brought over without the changes that led to it, because the journal has
  /// lost them: `SNAPSHOT.json`, or register files where that is lost too, or the segments of later
  /// changes that tell what was before them.
  public internal(set) var filesUsed: [String] = []
  /// The files that people edit by hand, brought over as they are on the disk, whose text is not in
  /// force in the new store.
  public internal(set) var notInForce: [String] = []
  /// What is missing.
  public internal(set) var missing: [Missing] = []
  /// The records that are not there because their making is lost.
  public internal(set) var lost: [LostRecord] = []
  /// What is not this store's, or is there a second time: nothing is missing for it.
  public internal(set) var leftOut: [Missing] = []
  /// What a person should know beside it.
  public internal(set) var notices: [StoreNotice] = []
}
