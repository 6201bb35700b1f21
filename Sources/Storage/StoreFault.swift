public import LedgerKernel

/// Storage or the network failed; a person sees only that it did.
public enum StoreFault: Error, Hashable, Sendable {
  /// Another writer moved these items on since they were read: read again and decide again.
  case stale([ItemID])
  /// The disk, the file or the server; the cause is for the log.
  case unavailable(String)
  /// What is stored contradicts itself; `verify` names the place.
  case corrupt(String)
  /// The store was written by a later Guatu.
  case laterVersion(String)
  /// Nobody has adopted the definition that an item names.
  case definitionUnknown(DefinitionHash)
}
