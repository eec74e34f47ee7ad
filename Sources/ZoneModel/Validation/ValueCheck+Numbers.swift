extension ValueCheck {
  func range(_ number: Number) -> [Refusal] {
    if number < 0, !field.mayBeNegative {
      return [
        refusal("It cannot be below zero; \(number) is.", "不能小于零；\(number) 小于零。")
      ]
    }
    let isTooLarge = number >= Validation.largest || number <= Validation.smallest
    guard isTooLarge else { return [] }
    return [
      refusal(
        "A number below 1,000,000,000,000,000 is expected.",
        "应小于 1,000,000,000,000,000。"
      )
    ]
  }

  func integer(_ number: Number) -> [Refusal] {
    guard number.scale == 0 else {
      let near = number.rounded(to: 0)
      return [
        refusal(
          "A whole number is expected, not \(number); \(near) is the nearest.",
          "应为整数，而不是 \(number)；最接近的是 \(near)。",
          [near.description]
        )
      ]
    }
    return range(number)
  }

  func hundredths(_ number: Number) -> [Refusal] {
    guard number.scale <= 2 else {
      let near = number.rounded(to: 2)
      return [
        refusal(
          "At most two decimals are kept, not \(number); \(near) is the nearest.",
          "最多两位小数，而不是 \(number)；最接近的是 \(near)。",
          [near.description]
        )
      ]
    }
    return range(number)
  }

  func year(_ number: Number) -> [Refusal] {
    guard let year = number.integer, Validation.years.contains(year) else {
      let (first, last) = (Validation.years.lowerBound, Validation.years.upperBound)
      return [
        refusal(
          "A year from \(first) to \(last) is expected, not \(number).",
          "应为\(first)至\(last)之间的年份，而不是 \(number)。"
        )
      ]
    }
    return []
  }

  func date(_ text: String) -> [Refusal] {
    guard Day(text) == nil else { return [] }
    let near = nearestDay(text)
    return [
      refusal(
        "A day YYYY-MM-DD is expected, not “\(text.shortened)”"
          + (near.map { "; \($0) is the nearest." } ?? "."),
        "应为日期（YYYY-MM-DD），而不是“\(text.shortened)”"
          + (near.map { "；最接近的是 \($0)。" } ?? "。"),
        near.map { [$0.description] } ?? []
      )
    ]
  }

  /// The last day of the month where the day is too large, or the day that another form means.
  private func nearestDay(_ text: String) -> Day? {
    let parts = HalfWidth.fold(text).split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    guard parts.count == 3, (1900...2200).contains(parts[0]), (1...12).contains(parts[1]),
      (1...31).contains(parts[2])
    else { return nil }
    let last = Day.daysIn(year: parts[0], month: parts[1])
    return Day(year: parts[0], month: parts[1], day: min(parts[2], last))
  }

  func duration(_ text: String) -> [Refusal] {
    let digits = text.dropLast()
    if let unit = text.last, "ymd".contains(unit), digits.isDigits, digits.utf8.count <= 5 {
      return []
    }
    return [
      refusal(
        "A length of time is written 3y, 18m or 90d, not “\(text.shortened)”.",
        "时长写作 3y、18m 或 90d，而不是“\(text.shortened)”。"
      )
    ]
  }

  private func refusal(_ en: String, _ zh: String, _ suggestions: [String] = []) -> Refusal {
    Refusal(.invalid, field: field.id, Phrase(en, zh), suggestions: suggestions)
  }
}
