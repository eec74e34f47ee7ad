import Synchronization
import TestSupport
import Testing
import ZoneModel
import ZoneStore

/// Every byte of every file changed, every length cut, every file gone.
struct RotTests {
  #if DEBUG
  static let pace = 23
  #else
  static let pace = 1
  #endif

  /// Spoils a sample in many ways at once; the objections with what was spoilt.
  private func spoil(
    _ what: String,
    _ cases: [(String, DiskImage)],
    mayBeShorter: Bool = false
  ) throws {
    let sample = try RotCheck.sample.get()
    let reported = Atomic<Int>(0)
    let names = cases.map(\.0)
    try inParallel(cases.count) { seed in
      let check = RotCheck(sample: sample, mayBeShorter: mayBeShorter)
      var wasReported = false
      let index = Int(seed) - 1
      let objection = check.objection(to: cases[index].1, wasReported: &wasReported)
      if wasReported { reported.wrappingAdd(1, ordering: .relaxed) }
      return objection.map { ["\(names[index]): \($0)"] } ?? []
    }
    print(
      "\(what): \(cases.count) stores, \(reported.load(ordering: .relaxed)) reported,",
      "the others as before"
    )
  }

  @Test func `a changed byte is reported or harmless in every file`() throws {
    let sample = try RotCheck.sample.get()
    var random = SeededGenerator(seed: 5)
    var cases: [(String, DiskImage)] = []
    for file in sample.files {
      let path = StoreTrial.path + "/" + file.path
      for at in stride(from: 0, to: file.size, by: Self.pace) {
        let old = sample.image.bytes(path)?[at] ?? 0
        let others: [UInt8] = [0, 0x0A, UInt8(ascii: "0"), UInt8(ascii: " "), 0x80]
        let flipped = old ^ (1 << UInt8(random.below(8)))
        let new = random.oneIn(2) ? flipped : random.pick(others)
        var image = sample.image
        var bytes = image.bytes(path) ?? []
        bytes[at] = new == old ? flipped : new
        image.put(bytes, at: path)
        cases.append(("\(file.path) byte \(at) \(old) → \(bytes[at])", image))
      }
    }
    try spoil("changed bytes", cases)
  }

  /// Whole lines cut off behind the snapshot leave no trace in the store.
  ///
  /// Only the head hash, noted elsewhere, tells. Everything else is told or harmless.
  @Test func `a file cut at any length is reported, or an older state that was saved`() throws {
    let sample = try RotCheck.sample.get()
    var cases: [(String, DiskImage)] = []
    for file in sample.files {
      let path = StoreTrial.path + "/" + file.path
      for length in stride(from: 0, to: file.size, by: Self.pace) {
        var image = sample.image
        image.put(Array(image.bytes(path)?.prefix(length) ?? []), at: path)
        cases.append(("\(file.path) cut to \(length)", image))
      }
    }
    try spoil("cut files", cases, mayBeShorter: true)
  }

  /// The last segment is like the last lines of one: no file of the store knows what was in it.
  @Test func `one or two files that are gone are reported or made again`() throws {
    let sample = try RotCheck.sample.get()
    let last = sample.files.last { $0.path.hasPrefix("journal/0") }?.path ?? ""
    var (cases, ends): ([(String, DiskImage)], [(String, DiskImage)]) = ([], [])
    for file in sample.files {
      for other in sample.files where other.path >= file.path {
        var image = sample.image
        image.delete(StoreTrial.path + "/" + file.path)
        image.delete(StoreTrial.path + "/" + other.path)
        if last == file.path || last == other.path {
          ends.append(("\(file.path), \(other.path) gone", image))
        } else {
          cases.append(("\(file.path), \(other.path) gone", image))
        }
      }
    }
    try spoil("files gone", cases)
    try spoil("files gone with the last segment", ends, mayBeShorter: true)
  }
}
