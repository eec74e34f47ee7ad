/// Why a person may look at the records of a store and not change them.
///
/// It is a rule of work, from the staff register: whoever may write the files of a store could also
/// write them by other means.
public struct LookingOnly: Hashable, Sendable {
  /// Their record in the staff register.
  public let person: RecordReference
  /// What stands in it: `staff/guest has the role reader`.
  public let reason: Phrase
  /// What is needed and whom to ask.
  public let nextStep: Phrase

  /// The reason as it is told of a change that was not made.
  public var refusal: Refusal {
    Refusal(
      .notPermitted,
      Phrase("You may only read here: \(reason.en)", "您在此只能读取：\(reason.zh)"),
      nextStep: nextStep
    )
  }

  /// Why nothing can be changed and what helps, in sentences.
  public var sentences: Phrase {
    Phrase(
      "\(refusal.message.en). \(nextStep.en)",
      "\(refusal.message.zh)。\(nextStep.zh)"
    )
  }
}

extension Board {
  /// Why a person may look at the records and not change them; `nil` where they may.
  ///
  /// Somebody whom the staff register does not know may do what the files allow: a new store has no
  /// staff.
  ///
  /// - Complexity: O(*n*) in the staff where the login is not the id of their record, or where they
  ///   may only look.
  public func whyOnlyLooking(_ login: String) -> LookingOnly? {
    guard let person = staff(login) else { return nil }
    let reason: Phrase
    if person["active"]?.flag == false {
      reason = Phrase("\(person.reference) is no longer active", "\(person.reference) 已不在职")
    } else if person["role"]?.text == "reader" {
      reason = Phrase(
        "\(person.reference) has the role reader",
        "\(person.reference) 的角色为“查看”"
      )
    } else {
      return nil
    }
    let known = administrator(besides: person.id).map { personName($0) }
    let whom = known ?? Phrase("whoever keeps the staff register", "维护工作人员登记簿的人")
    return LookingOnly(
      person: person.reference,
      reason: reason,
      nextStep: Phrase(
        "Changing needs an active record with the role editor; ask \(whom.en).",
        "修改须为在职且角色为“编辑”；请联系\(whom.zh)。"
      )
    )
  }

  /// The first active administrator beside a person, by id.
  private func administrator(besides id: String) -> String? {
    let source = source("staff")
    return (0..<source.slots).lazy.compactMap { source.record(at: $0) }.first { person in
      person.id != id && person["role"]?.text == "administrator" && person["active"]?.flag != false
    }?.id
  }
}
