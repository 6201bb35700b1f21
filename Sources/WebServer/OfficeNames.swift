internal import UseCases

/// What goes with an act: who, which attempt, what was seen.
typealias OfficeRequest = Request
