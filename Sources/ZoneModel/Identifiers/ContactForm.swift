/// Telephone numbers and e-mail addresses: only what cannot be one is refused.
enum ContactForm {
  static func readTelephone(_ text: String) -> IdentifierReading {
    let number = HalfWidth.trim(HalfWidth.fold(text))
    let digits = number.filter { $0.isASCII && $0.isNumber }.count
    let rest = number.replacing("ext", with: "").replacing("转", with: "")
    let known = rest.allSatisfy { "0123456789+-() ./,;#".contains($0) }
    guard known, (3...20).contains(digits) else {
      return IdentifierReading(
        number,
        problems: [
          IdentifierProblem(
            .pattern,
            Phrase(
              "A telephone number is 3 to 20 digits with spaces, +, -, ( and ), such as"
                + " 010-6960 0000.",
              "电话号码为3至20位数字，可含空格、+、-、( 和 )，如 010-6960 0000。"
            )
          )
        ]
      )
    }
    return IdentifierReading(number)
  }

  static func readEmail(_ text: String) -> IdentifierReading {
    let address = HalfWidth.trim(HalfWidth.fold(text))
    let sides = address.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, let local = sides.first, let domain = sides.last, !local.isEmpty,
      domain.contains("."), !domain.hasPrefix("."), !domain.hasSuffix("."),
      !address.contains(" "), !domain.contains("..")
    else {
      return IdentifierReading(
        address,
        problems: [
          IdentifierProblem(
            .pattern,
            Phrase(
              "An e-mail address has one @ and a domain behind it, such as office@example.com.",
              "电子邮箱含一个 @，其后为域名，如 office@example.com。"
            )
          )
        ]
      )
    }
    return IdentifierReading(address)
  }
}
