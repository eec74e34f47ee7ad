public import Canvas
public import ZoneModel

/// The part of the menu that a command stands in.
public enum CommandSection: String, Sendable, CaseIterable {
  /// Changing records.
  case change
  /// The table's rows and columns.
  case table
  /// What was changed before.
  case past
  /// Moving and looking.
  case look
  /// Going somewhere.
  case go
  /// Typing text.
  case typing
  /// How the program looks and speaks.
  case settings
  /// Help and leaving.
  case program

  /// Its name.
  public var label: Phrase {
    switch self {
    case .go: Phrase("Go to", "前往")
    case .look: Phrase("Move and look", "移动与查看")
    case .change: Phrase("Change", "修改")
    case .table: Phrase("Rows and columns", "行与列")
    case .past: Phrase("What was before", "历史")
    case .typing: Phrase("Typing", "输入")
    case .settings: Phrase("Settings", "设置")
    case .program: Phrase("Program", "程序")
    }
  }
}

/// What a command needs before it can be done.
struct Need: Sendable {
  /// Why it is not met; `nil` where it is.
  let whyNot: @Sendable (DashboardState) -> Phrase?

  /// Nothing.
  static let nothing = Need { _ in nil }
  /// A store that can be written, in the present, by this person.
  static let writing = Need { $0.whyNotWritable }
  /// A board of the past.
  static let past = Need { state in
    state.asOf == nil
      ? Phrase("This is the present already.", "现在显示的就是当前数据。") : nil
  }
  /// That what is typed may be saved; where a save has failed on the disk, saving tries it again.
  static let saving = Need { $0.whyNotSaved }
  /// A record under the cursor or marked.
  static let target = Need { $0.whyNoTarget }
  /// The record under the cursor, and no others marked: what is done takes one.
  static let record = Need { $0.whyNoTarget ?? $0.whyNotOneRecord }
  /// No marks where a record is under the cursor.
  static let unmarked = Need { $0.whyNotOneRecord }
  /// A record and a store that can be written.
  static let writableTarget = Need { $0.whyNoTarget ?? $0.whyNotWritable }
  /// A screen before this one.
  static let earlierScreen = Need { state in
    state.screens.count > 1 ? nil : Phrase("There is nothing to go back to.", "前面没有画面了。")
  }
  /// A screen that was gone back from.
  static let laterScreen = Need { state in
    state.ahead.isEmpty
      ? Phrase("You have not gone back from anything.", "没有可以前进到的画面。") : nil
  }
  /// Registers in a pane.
  static func registers(of pane: Pane) -> Need {
    Need { state in
      state.registry.registers(of: pane).isEmpty
        ? Phrase("\(pane.label.en) has no registers yet.", "「\(pane.label.zh)」还没有登记簿。")
        : nil
    }
  }
  /// The register of notes.
  static let notes = Need { state in
    state.registry["notes"] == nil
      ? Phrase("This store has no notes.", "这份数据没有跟进登记簿。") : nil
  }
}

/// One thing that a person can do, with everything that screens and help say about it.
///
/// Key map, footer, menu, help, command line and the list of keys are all made from the one table
/// of commands.
public struct Command: Sendable, Identifiable {
  /// Its id, kebab-case; also its name on the `:` line.
  public let id: String
  /// Its name in menus.
  public let name: Phrase
  /// What it does, in a sentence.
  public let help: Phrase
  /// Its part of the menu.
  public let section: CommandSection
  /// Where its keys mean it.
  public let places: Set<Place>
  /// Keys that also arrive with an input method on, the one that is shown first.
  public let keys: [Key]
  /// Letters that mean it as well.
  public let letters: [Key]
  /// Where its letters mean it.
  public let letterPlaces: Set<Place>
  /// Its short name in the footer; `nil` where the footer never shows it.
  public let hint: Phrase?
  /// Why it cannot be done now; `nil` where it can.
  let needs: Need
  /// Does it.
  let run: @Sendable (inout DashboardState) -> [Effect]

  /// Makes a command.
  ///
  /// `keys` and `letters` are names of keys with spaces between them, such as `F2 ^E`.
  init(
    _ id: String,
    _ name: Phrase,
    help: Phrase,
    _ section: CommandSection,
    in places: Set<Place>,
    keys: String = "",
    letters: String = "",
    letterPlaces: Set<Place>? = nil,
    hint: Phrase? = nil,
    needs: Need = .nothing,
    run: @escaping @Sendable (inout DashboardState) -> [Effect]
  ) {
    self.id = id
    self.name = name
    self.help = help
    self.section = section
    self.places = places
    self.keys = Key.named(keys)
    self.letters = Key.named(letters)
    self.letterPlaces = letterPlaces ?? places
    self.hint = hint
    self.needs = needs
    self.run = run
  }

  /// The keys that mean it in a place.
  ///
  /// Where text is typed, characters are text, unless the command is only about typing.
  public func keys(in place: Place) -> [Key] {
    guard places.contains(place) else { return [] }
    let all = letterPlaces.contains(place) ? keys + letters : keys
    guard place.isTyping, !places.isSubset(of: Self.answerPlaces) else { return all }
    return all.filter { key in
      if case .character = key { false } else { true }
    }
  }

  private static let answerPlaces: Set<Place> = [.form, .line, .list, .dialog, .start, .calendar]

  /// Why it cannot be done now; `nil` where it can.
  func whyOff(_ state: DashboardState) -> Phrase? { needs.whyNot(state) }

  /// Its keys as people read them, `F2 ^E e`.
  public var keyText: String {
    (keys + letters).map(\.shown).joined(separator: " ")
  }
}

extension Set where Element == Place {
  /// Everywhere.
  static var everywhere: Set<Place> { Set(Place.allCases) }
  /// The screens that show records.
  static var records: Set<Place> { [.overview, .table, .detail, .history, .finding, .view] }
  /// Where things are listed and a cursor moves through them.
  static var moving: Set<Place> {
    [
      .overview, .table, .detail, .history, .finding, .view, .conflict, .list, .dialog, .page,
      .start,
    ]
  }
  /// Where text is typed in one line.
  static var typing: Set<Place> { [.form, .line, .list] }
  /// Where what is typed in one line can be deleted and taken back.
  static var erasing: Set<Place> { typing.union([.calendar]) }
}
