extension Moment {
  /// The moment in UTC as journals and JSON write it: `2026-11-20T23:58:09.123Z`.
  public var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the text.
  package func append(to bytes: inout [UInt8]) {
    let perDay: Int64 = 86_400_000
    var rest = milliseconds % perDay
    if rest < 0 { rest += perDay }
    Day(number: Int((milliseconds - rest) / perDay)).append(to: &bytes)
    let (seconds, thousandths) = (Int(rest / 1000), Int(rest % 1000))
    bytes.append(UInt8(ascii: "T"))
    appendDigits(seconds / 3600, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendDigits(seconds / 60 % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendDigits(seconds % 60, 2, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    appendDigits(thousandths, 3, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// Reads a moment in UTC in exactly the form `2026-11-20T23:58:09.123Z`; `nil` otherwise.
  public init?(text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, let day = Day(utf8: Array(bytes[..<10])) else { return nil }
    for (index, byte) in zip([10, 13, 16, 19, 23], "T::.Z".utf8) {
      guard bytes[index] == byte else { return nil }
    }
    func value(_ range: Range<Int>) -> Int64? {
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let hour = value(11..<13), hour < 24, let minute = value(14..<16), minute < 60,
      let second = value(17..<19), second < 60, let thousandths = value(20..<23)
    else { return nil }
    let seconds = Int64(day.number) * 86_400 + hour * 3600 + minute * 60 + second
    self.init(milliseconds: seconds * 1000 + thousandths)
  }
}
