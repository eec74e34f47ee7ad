/// How texts are made alike before they are searched: ASCII case, full-width ASCII and Latin
/// diacritics, and nothing else.
public enum Folding {
  /// The text with capitals, full-width ASCII and Latin diacritics folded.
  public static func fold(_ text: String) -> String {
    var plain = true
    for byte in text.utf8 where byte >= 0x80 || (0x41...0x5A).contains(byte) {
      plain = false
      break
    }
    if plain { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folded bytes of a text.
  public static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    return bytes
  }

  /// Appends the folded form of a character.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: bytes.append(UInt8(value + 32))
    case ..<0x80: bytes.append(UInt8(value))
    case 0x0300...0x036F: break
    case 0xC0...0x24F, 0x1E00...0x1EFF: appendLatin(scalar, to: &bytes)
    case 0x3000: bytes.append(0x20)
    case 0xFF01...0xFF5E:
      let plain = UInt8(value - 0xFEE0)
      bytes.append((0x41...0x5A).contains(plain) ? plain + 32 : plain)
    default: UTF8.encode(scalar).map { bytes.append(contentsOf: $0) }
    }
  }

  private static func appendLatin(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if let letter = latin[scalar.value] {
      bytes.append(contentsOf: letter.utf8)
    } else {
      UTF8.encode(scalar).map { bytes.append(contentsOf: $0) }
    }
  }

  /// Latin letters with diacritics and the plain ones that they fold to.
  private static let latin: [UInt32: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặḁÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦẠẢẤẦẨẪẬẮẰẲẴẶḀ"),
      ("ae", "æǣǽÆǢǼ"), ("b", "ḃḅḇḂḄḆ"), ("c", "çćĉċčḉÇĆĈĊČḈ"), ("d", "ďđḋḍḏḑḓĎĐḊḌḎḐḒ"),
      ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệḕḗḙḛḝÈÉÊËĒĔĖĘĚȄȆȨẸẺẼẾỀỂỄỆḔḖḘḚḜ"), ("f", "ḟḞ"),
      ("g", "ĝğġģǧǵḡĜĞĠĢǦǴḠ"), ("h", "ĥħȟḣḥḧḩḫẖĤĦȞḢḤḦḨḪ"),
      ("i", "ìíîïĩīĭįıǐȉȋḭḯỉịÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ"), ("j", "ĵǰĴ"), ("k", "ķǩḱḳḵĶǨḰḲḴ"),
      ("l", "ĺļľŀłḷḹḻḽĹĻĽĿŁḶḸḺḼ"), ("m", "ḿṁṃḾṀṂ"), ("n", "ñńņňǹṅṇṉṋÑŃŅŇǸṄṆṈṊ"),
      ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợṍṏṑṓÒÓÔÕÖØŌŎŐƠǑǪǬǾȌȎȪȬȮȰỌỎỐỒỔỖỘỚỜỞỠỢṌṎṐṒ"),
      ("oe", "œŒ"), ("p", "ṕṗṔṖ"), ("r", "ŕŗřȑȓṙṛṝṟŔŖŘȐȒṘṚṜṞ"), ("s", "śŝşšșṡṣṥṧṩŚŜŞŠȘṠṢṤṦṨ"),
      ("ss", "ßẞ"), ("t", "ţťŧțṫṭṯṱẗŢŤŦȚṪṬṮṰ"),
      ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựṳṵṷṹṻÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖỤỦỨỪỬỮỰṲṴṶṸṺ"), ("v", "ṽṿṼṾ"),
      ("w", "ŵẁẃẅẇẉẘŴẀẂẄẆẈ"), ("x", "ẋẍẊẌ"), ("y", "ýÿŷȳẏẙỳỵỷỹÝŸŶȲẎỲỴỶỸ"), ("z", "źżžẑẓẕŹŻŽẐẒẔ"),
    ]
    var table: [UInt32: String] = [:]
    for (plain, letters) in groups {
      for scalar in letters.unicodeScalars { table[scalar.value] = plain }
    }
    return table
  }()
}
