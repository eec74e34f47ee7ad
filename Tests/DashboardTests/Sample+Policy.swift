import Dashboard
import ZoneModel
import ZonePolicy
import ZoneSamples

extension Sample {
  /// A made-up document with a rule of each verdict, a target of each kind and tasks.
  static let pack = """
    document: city-rules
    version: "1"
    title: {en: "Rules of the science city", zh: "科学城办法"}
    issuer: {en: "Zone office", zh: "园区管理办公室"}
    issued: 2026-01-05
    binds: [huairou-science-city]
    precedence: [state, this]
    clauses:
      "1": {en: "Who is supported", zh: "扶持对象"}
      "2": {en: "What is reached", zh: "发展目标"}
    rules:
      - id: enough-capital
        clause: "1"
        says: {en: "A supported firm has a capital of at least five million yuan.", zh: "受扶持企业注册资本不低于五百万元。"}
        kind: eligibility
        about: enterprises
        test: "registeredCapital >= 5000000"
        gap: "5000000 - registeredCapital"
        remedy: {en: "Raise the capital, or apply as a small firm.", zh: "增资，或按小微企业申报。"}
      - id: known-start
        clause: "1"
        says: {en: "A supported firm has operated for a year.", zh: "受扶持企业已经营满一年。"}
        kind: eligibility
        about: enterprises
        reading:
          default: registered
          choices:
            registered:
              says: {en: "Counted from registration.", zh: "自登记之日起算。"}
              test: "registeredOn <= today-1y"
            operating:
              says: {en: "Counted from the first day of business.", zh: "自开业之日起算。"}
              test: "operatingSince <= today-1y"
      - id: visited
        clause: "1"
        says: {en: "Each firm is visited once a year.", zh: "每年走访每家企业一次。"}
        kind: duty
        about: enterprises
        applies: "state:incubating"
    targets:
      - id: firms
        clause: "2"
        zone: huairou-science-city
        measures: {en: "Firms in the zone", zh: "入园企业"}
        kind: figure
        value: "count(enterprises where zone within this)"
        test: ">= 10"
        unit: {en: "firms", zh: "家"}
        by: 2027
      - id: old-firms
        clause: "2"
        zone: huairou-science-city
        measures: {en: "Firms in 2020", zh: "2020 年企业数"}
        kind: figure
        test: "> 100"
        by: 2020
      - id: energy
        clause: "2"
        zone: huairou-science-city
        measures: {en: "Energy per output", zh: "单位产值能耗"}
        kind: direction
        better: lower
    tasks:
      - {id: task-a, clause: "2", number: 1, title: {en: "Open a service hall", zh: "建成服务大厅"}, departments: [{en: "Zone office", zh: "管理办公室"}], due: 2026-06-30}
      - {id: task-b, clause: "2", number: 2, title: {en: "Keep the rules up to date", zh: "持续完善办法"}, departments: [{en: "Policy section", zh: "政策科"}], continuous: true}
    """

  /// The book of that document.
  static let book = PolicyBook(
    reading: [("city-rules.yaml", pack)],
    registry: .standard
  )
}
