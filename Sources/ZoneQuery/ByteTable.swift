/// Numbers different byte strings in the order in which they come.
struct ByteTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var slots: [Int32]
  private var mask: Int

  init() {
    slots = Array(repeating: -1, count: 64)
    mask = 63
  }

  /// How many different strings there are.
  var count: Int { starts.count - 1 }

  /// The number of a string; a new one gets the next.
  mutating func code(_ word: Span<UInt8>) -> Int32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in 0..<word.count { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01b3 }
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
    while slots[place] >= 0 {
      if equal(Int(slots[place]), word) { return slots[place] }
      place = (place + 1) & mask
    }
    let code = Int32(count)
    for index in 0..<word.count { bytes.append(word[index]) }
    starts.append(bytes.count)
    slots[place] = code
    if count * 2 > slots.count { grow() }
    return code
  }

  private func equal(_ code: Int, _ word: Span<UInt8>) -> Bool {
    let start = starts[code]
    guard starts[code + 1] - start == word.count else { return false }
    for index in 0..<word.count where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots.filter { $0 >= 0 }
    mask = slots.count * 4 - 1
    slots = Array(repeating: -1, count: mask + 1)
    for code in old {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for index in starts[Int(code)]..<starts[Int(code) + 1] {
        hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3
      }
      var place = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
      while slots[place] >= 0 { place = (place + 1) & mask }
      slots[place] = code
    }
  }
}
