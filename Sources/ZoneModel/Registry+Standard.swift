extension Registry {
  /// The registers that zoneboard declares.
  public static let standard = Registry([
    .tenancies
  ])
}
