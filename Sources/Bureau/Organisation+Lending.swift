public import Calendars

extension Organisation {
  /// 授权代签 in force on `day`, by principal, then delegate.
  public func delegations(on day: Day) -> [SigningDelegation] {
    index.delegations.flatMap { $0.map(\.value) }.filter { $0.isValid(on: day) }
      .sorted { ($0.principal, $0.delegate, $0.from) < ($1.principal, $1.delegate, $1.from) }
  }

  /// 顶岗 in force on `day`, by who is absent, then who covers.
  public func covers(on day: Day) -> [Cover] {
    index.covers.flatMap { $0.map(\.value) }.filter { $0.isValid(on: day) }
      .sorted { ($0.absent, $0.covering, $0.from) < ($1.absent, $1.covering, $1.from) }
  }
}

extension Organisation {
  /// 机构调整 up to and with `day`, the latest first.
  public func reorganisations(until day: Day) -> [Reorganisation] {
    index.events.prefix { $0.day <= day }.reversed()
  }
}
