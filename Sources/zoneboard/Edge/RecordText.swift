import ZoneModel

/// Records as JSON that people edit: an array, one member a line.
enum RecordText {
  /// The text of records.
  static func bytes(of records: [Record]) -> [UInt8] {
    var bytes = Array("[\n".utf8)
    for (index, record) in records.enumerated() {
      bytes += "  {\n".utf8
      append("id", .text(record.id), to: &bytes)
      bytes += ",\n".utf8
      append("revision", .number(Number(record.revision)), to: &bytes)
      for entry in record.fields.entries {
        bytes += ",\n".utf8
        append(entry.field, entry.value, to: &bytes)
      }
      bytes += "\n  }".utf8
      bytes += (index + 1 < records.count ? ",\n" : "\n").utf8
    }
    return bytes + Array("]\n".utf8)
  }

  private static func append(_ name: String, _ value: Value, to bytes: inout [UInt8]) {
    var member = Fields()
    member[name] = value
    var object: [UInt8] = []
    JSONLine.append(member, to: &object)
    bytes += "    ".utf8
    bytes += object.dropFirst().dropLast()
  }
}
