/// 权限来源 — that a person may do something, and by what.
public struct Authority: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    /// 本人职务.
    case post(Post)
    /// 代签 — on behalf of the principal, who may by `post`.
    case delegation(SigningDelegation, post: Post)
    /// 顶岗 — for the absent person, who may by `post`.
    case cover(Cover, post: Post)
  }

  public let person: PersonID
  public let capability: Capability
  public let source: Source

  /// Whom the person acts for; nil when for nobody else.
  public var onBehalfOf: PersonID? {
    switch source {
    case .post: nil
    case .delegation(let delegation, _): delegation.principal
    case .cover(let cover, _): cover.absent
    }
  }

  /// The post that carries the capability: the person's own, or that of the one acted for.
  public var post: Post {
    switch source {
    case .post(let post), .delegation(_, let post), .cover(_, let post): post
    }
  }
}
