import Canvas
import Dashboard
import Testing
import ZoneModel

struct CommandTests {
  @Test func `no key means two things in one place`() {
    // Building the table traps on a key with two meanings; here every key is looked up again.
    let table = CommandTable.standard
    for place in Place.allCases {
      for command in table.commands(in: place) {
        for key in command.keys(in: place) {
          #expect(table.command(for: key, in: place)?.id == command.id)
        }
      }
    }
  }

  @Test func `every command that has a key has one that an input method lets through`() {
    for command in CommandTable.standard.commands where !command.letters.isEmpty {
      let isInF4OrF5 = [
        "sort", "values", "views", "my-work", "reports", "bookmark",
      ].contains(command.id)
      let hasKey = command.keys.contains { !$0.isLetter }
      #expect(hasKey || isInF4OrF5, "\(command.id) has letters only")
    }
    for command in CommandTable.standard.commands {
      let letters = command.keys.filter(\.isLetter)
      #expect(letters.isEmpty, "\(command.id) has a letter as its key")
    }
  }

  @Test func `every text of every command exists in both languages`() {
    for command in CommandTable.standard.commands {
      for phrase in [command.name, command.help] + (command.hint.map { [$0] } ?? []) {
        #expect(!phrase.en.isEmpty && !phrase.zh.isEmpty, "\(command.id)")
        let chinese = phrase.zh.unicodeScalars.filter { $0.value > 0x2E80 }
        #expect(!chinese.isEmpty, "\(command.id) \(phrase.zh)")
        let english = phrase.en.unicodeScalars.filter { $0.value > 0x2E80 }
        #expect(english.isEmpty || command.id == "language")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `no two things that can be chosen in one place have one name`(language: Language) {
    func doubles(_ names: [String]) -> [String] {
      Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.map(\.key)
    }
    let registers = Registry.standard.registers.map { $0.label[language] }
    #expect(doubles(registers).isEmpty)
    for place in Place.allCases {
      let commands = CommandTable.standard.commands(in: place)
      #expect(doubles(commands.map { $0.name[language] }).isEmpty, "\(place)")
      // A pane has the name of its first register; Go to says beside it how many it has.
      let panes = Pane.allCases.map { $0.label[language] }
      let going = commands.filter { $0.section == .go }.map { $0.name[language] }
        .filter { !panes.contains($0) }
      #expect(doubles(going + registers).isEmpty, "\(place)")
    }
  }

  @Test(arguments: ["撤销", "导出", "帮助", "历史", "重做", "新建"])
  func `a command is called by its Chinese name, as menu or footer have it, or by its beginning`(
    name: String
  ) {
    var driver = Driver(language: .zh)
    driver.press("3")
    driver.run(name)
    #expect(!driver.message.contains("没有命令"), "\(driver.message)")
  }

  @Test func `every command of a table is called by its names in both languages`() {
    for language in Language.allCases {
      var fresh = Driver([], language: language)
      fresh.press("3")
      for command in CommandTable.standard.commands
      where command.places.contains(.table) && command.section != .typing {
        var driver = fresh
        driver.run(command.name[language])
        #expect(!driver.message.contains("没有命令"), "\(command.id)")
        #expect(!driver.message.contains("There is no command"), "\(command.id)")
        #expect(!driver.message.contains("takes nothing behind it"), "\(command.id)")
      }
    }
  }

  @Test func `names of keys and keys are each other's inverse`() {
    for command in CommandTable.standard.commands {
      for key in command.keys + command.letters {
        #expect(Key(named: key.shown) == key)
      }
    }
  }
}
