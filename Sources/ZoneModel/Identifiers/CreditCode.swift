/// The unified social credit code of a Chinese organisation, GB 32100-2015.
///
/// 18 characters: registering department, class, region (six digits), organisation code (nine) and
/// a check character modulo 31. The letters I, O, S, V and Z are never used.
public enum CreditCode {
  /// The characters in the order of their values, 0 to 30.
  public static let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

  /// The weights of the first 17 characters: powers of 3 modulo 31.
  private static let weights = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
  ]

  private static let characters = Array(alphabet.utf8)
  private static let values = Dictionary(
    uniqueKeysWithValues: characters.enumerated().map { ($0.element, $0.offset) }
  )

  /// The check character of the first 17 characters.
  ///
  /// - Returns: `nil` where they are not 17 characters of the alphabet.
  public static func checkCharacter(of body: String) -> Character? {
    let bytes = Array(body.utf8)
    guard bytes.count == weights.count else { return nil }
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard let value = values[byte] else { return nil }
      sum += value * weight
    }
    return Character(Unicode.Scalar(characters[(31 - sum % 31) % 31]))
  }

  /// Makes a code with both check characters right, for made-up organisations.
  ///
  /// - Parameters:
  ///   - department: the registering department; 9 is market regulation.
  ///   - kind: the class within it; 1 is an enterprise where the department is 9.
  ///   - region: six digits of GB/T 2260.
  ///   - organisation: the eight characters of the organisation code before its check character.
  /// - Returns: `nil` where a part has the wrong length or a character outside the alphabet.
  public static func make(
    department: Character = "9",
    kind: Character = "1",
    region: String,
    organisation: String
  ) -> String? {
    guard region.utf8.count == 6, region.isDigits,
      let check = OrganisationCode.checkCharacter(of: organisation)
    else { return nil }
    let body = "\(department)\(kind)\(region)\(organisation)\(check)"
    return checkCharacter(of: body).map { body + String($0) }
  }

  /// The registering department that the first character names.
  public static func department(_ character: Character) -> Phrase? {
    switch character {
    case "1": Phrase("staffing office", "机构编制")
    case "2": Phrase("foreign affairs", "外交")
    case "3": Phrase("justice", "司法行政")
    case "4": Phrase("culture", "文化")
    case "5": Phrase("civil affairs", "民政")
    case "6": Phrase("tourism", "旅游")
    case "7": Phrase("religion", "宗教")
    case "8": Phrase("trade unions", "工会")
    case "9": Phrase("market regulation", "市场监管")
    case "A": Phrase("military commission", "中央军委改革和编制办公室")
    case "N": Phrase("agriculture", "农业")
    case "Y": Phrase("other", "其他")
    default: nil
    }
  }

  /// The classes of the departments whose classes the standard lists one by one.
  private static let classes: [Character: [Character]] = [
    "1": ["1", "2", "3", "9"], "5": ["1", "2", "3", "9"], "9": ["1", "2", "3"],
  ]

  /// The class of organisation that the first two characters name.
  public static func kind(_ characters: some StringProtocol) -> Phrase? {
    switch characters {
    case "11": Phrase("government organ", "机关")
    case "12": Phrase("public institution", "事业单位")
    case "51": Phrase("social organisation", "社会团体")
    case "52": Phrase("private non-enterprise unit", "民办非企业单位")
    case "53": Phrase("foundation", "基金会")
    case "91": Phrase("enterprise", "企业")
    case "92": Phrase("individual business", "个体工商户")
    case "93": Phrase("farmers' cooperative", "农民专业合作社")
    default: nil
    }
  }

  static func read(_ text: String) -> IdentifierReading {
    let code = HalfWidth.compact(text)
    if code.contains("E+") || code.contains("E＋") {
      return IdentifierReading(code, problems: [.exponent(18)])
    }
    let characters = Array(code)
    guard characters.count == 18 else {
      return IdentifierReading(
        code,
        problems: [.length(.creditCode, expected: "18", found: characters.count)]
      )
    }
    if let strange = characters.first(where: { !alphabet.contains($0) }) {
      return IdentifierReading(code, problems: [strangeCharacter(strange)])
    }
    var problems: [IdentifierProblem] = []
    let body = String(characters[..<17])
    if let check = checkCharacter(of: body), check != characters[17] {
      problems.append(wrongCheck(code, expected: check))
    }
    let organisation = String(characters[8..<17])
    if let check = OrganisationCode.checkCharacter(of: String(organisation.dropLast())),
      check != organisation.last
    {
      problems.append(
        IdentifierProblem(
          .organisationCheck,
          .warning,
          Phrase(
            "The organisation code inside (characters 9 to 17) should end in \(check), not"
              + " \(characters[16]) (GB 11714-1997).",
            "其中的组织机构代码（第9至17位）末位应为 \(check)，而不是 \(characters[16])（GB 11714-1997）。"
          ),
          expected: String(check)
        )
      )
    }
    if department(characters[0]) == nil {
      problems.append(
        IdentifierProblem(
          .kind,
          .warning,
          Phrase(
            "\(characters[0]) at place 1 is no registering department of GB 32100-2015.",
            "GB 32100-2015 中没有以 \(characters[0]) 开头的登记管理部门。"
          )
        )
      )
    }
    if let classes = classes[characters[0]], !classes.contains(characters[1]) {
      problems.append(
        IdentifierProblem(
          .kind,
          .warning,
          Phrase(
            "\(characters[1]) at place 2 is no class of department \(characters[0])"
              + " (GB 32100-2015): \(classes.map(String.init).joined(separator: ", ")) are.",
            "第2位 \(characters[1]) 不是登记管理部门 \(characters[0]) 的机构类别（GB 32100-2015），"
              + "应为 \(classes.map(String.init).joined(separator: "、"))。"
          )
        )
      )
    }
    let region = String(characters[2..<8])
    if let problem = Region.problem(of: region) { problems.append(problem) }
    return IdentifierReading(code, parts: parts(of: characters), problems: problems)
  }

  private static func parts(of characters: [Character]) -> [IdentifierPart] {
    let region = String(characters[2..<8])
    let organisation = String(characters[8..<17])
    return [
      IdentifierPart(
        Phrase("department", "登记管理部门"),
        String(characters[0]),
        department(characters[0])
      ),
      IdentifierPart(
        Phrase("class", "机构类别"),
        String(characters[1]),
        kind(String(characters[..<2]))
      ),
      IdentifierPart(Phrase("region", "登记机关行政区划"), region, Region(region)?.description),
      IdentifierPart(
        Phrase("organisation code", "组织机构代码"),
        String(organisation.dropLast()) + "-" + String(organisation.suffix(1))
      ),
      IdentifierPart(Phrase("check character", "校验码"), String(characters[17])),
    ]
  }

  private static func strangeCharacter(_ character: Character) -> IdentifierProblem {
    IdentifierProblem(
      .alphabet,
      Phrase(
        "\(character) is never used in a unified social credit code: only digits and capital"
          + " letters other than I, O, S, V and Z.",
        "统一社会信用代码中不会出现 \(character)：只用数字和除 I、O、S、V、Z 以外的大写字母。"
      )
    )
  }

  private static func wrongCheck(_ code: String, expected: Character) -> IdentifierProblem {
    if code.isDigits, code.hasSuffix("000") {
      return IdentifierProblem(
        .spreadsheet,
        Phrase(
          "The check character should be \(expected), not 0. A code of digits only that ends in"
            + " 000 was probably rounded by a spreadsheet: copy it again from the licence.",
          "校验码应为 \(expected)，而不是 0。全为数字且以 000 结尾的代码很可能被电子表格四舍五入过：请按营业执照重新录入。"
        ),
        expected: String(expected)
      )
    }
    return IdentifierProblem(
      .check,
      Phrase(
        "The check character should be \(expected), not \(code.suffix(1)) (GB 32100-2015).",
        "校验码应为 \(expected)，而不是 \(code.suffix(1))（GB 32100-2015）。"
      ),
      expected: String(expected)
    )
  }
}

extension IdentifierProblem {
  /// Too many or too few characters.
  static func length(_ form: TextForm, expected: String, found: Int) -> IdentifierProblem {
    let name = form.label
    let article = "aeiou".contains(name.en.prefix(1)) && !name.en.hasPrefix("uni") ? "An" : "A"
    let chinese = expected.replacing(" or ", with: "或")
    return IdentifierProblem(
      .length,
      Phrase(
        "\(article) \(name.en) has \(expected) characters; this has \(found).",
        "\(name.zh)为\(chinese)位，此处为\(found)位。"
      )
    )
  }

  /// A number that a spreadsheet has written with an exponent.
  static func exponent(_ digits: Int) -> IdentifierProblem {
    IdentifierProblem(
      .spreadsheet,
      Phrase(
        "A spreadsheet has written this number with an exponent and lost digits: copy all"
          + " \(digits) characters again from the document.",
        "电子表格已把此号码写成科学计数法并丢失了位数：请按证照重新录入全部\(digits)位。"
      )
    )
  }
}
