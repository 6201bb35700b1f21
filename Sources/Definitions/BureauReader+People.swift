import Bureau
import Calendars
import Wording

extension BureauReader {
  mutating func readPerson(_ entry: YAMLEntry) {
    let id: PersonID? = readID(entry.key, at: entry.place)
    guard let map = entry.value.map(keys: ["name", "from", "to", "posts"], found) else { return }
    let name = map.required("name")?.words(found)
    let (from, to) = readDays(map, within: nil)
    guard let id, let name else { return }
    personDays[id] = Days(from: from, to: to)
    draft.people.append(Placed(Person(id, name: name, from: from, to: to), at: entry.place))
    for value in map["posts"]?.oneOrMore ?? [] { readPost(value, of: id) }
  }

  /// `head in office from 2023-03-01 to 2023-06-30 acting`
  private mutating func readPost(_ value: YAMLValue, of person: PersonID) {
    let example = "head in office from 2023-03-01"
    guard let phrase = readPhrase(value, like: example, words: 3) else { return }
    guard phrase.words[1] == "in" else {
      return reportPhrase(phrase.words.joined(separator: " "), like: example, at: value.place)
    }
    let role: RoleCode? = readID(phrase.words[0], at: value.place)
    let unit: UnitID? = readID(phrase.words[2], at: value.place)
    guard let role, let unit else { return }
    // A post ends with the person's service, never silently with the unit: that move wants a decision.
    let begin = days(phrase.from, nil, within: [personDays[person], unitDays[unit]]).from
    let end = phrase.to ?? personDays[person]?.to
    let post = Post(
      person, role, of: unit, phrase.isActing ? .acting : .substantive, from: begin, to: end)
    draft.posts.append(Placed(post, at: value.place))
  }

  /// `leader: [office, planning from 2023-03-01]`
  mutating func readCharges(_ entry: YAMLEntry) {
    guard let leader: PersonID = readID(entry.key, at: entry.place) else { return }
    for value in entry.value.oneOrMore {
      guard let phrase = readPhrase(value, like: "office from 2023-03-01", words: 1) else { continue }
      guard let unit: UnitID = readID(phrase.words[0], at: value.place) else { continue }
      let days = days(phrase.from, phrase.to, within: [personDays[leader], unitDays[unit]])
      let charge = LeaderInCharge(leader, of: unit, from: days.from, to: days.to)
      draft.leadersInCharge.append(Placed(charge, at: value.place))
    }
  }

  mutating func readBranch(_ entry: YAMLEntry) {
    let id: BranchID? = readID(entry.key, at: entry.place)
    let keys = ["name", "under", "from", "to", "secretary", "organisation-member", "members"]
    guard let map = entry.value.map(keys: keys, found) else { return }
    let name = map.required("name")?.words(found)
    let parent: BranchID? = map["under"].flatMap { readID($0) }
    let (from, to) = readDays(map, within: nil)
    guard let id, let name else { return }
    branchDays[id] = Days(from: from, to: to)
    draft.branches.append(
      Placed(PartyBranch(id, name: name, parent: parent, from: from, to: to), at: entry.place))
    readMembers(map["secretary"], .secretary, of: id)
    readMembers(map["organisation-member"], .organisationMember, of: id)
    readMembers(map["members"], .member, of: id)
  }

  private mutating func readMembers(_ value: YAMLValue?, _ duty: BranchMember.Duty, of branch: BranchID) {
    for value in value?.oneOrMore ?? [] {
      guard let phrase = readPhrase(value, like: "wen-zhiyuan from 2023-03-01", words: 1) else { continue }
      guard let person: PersonID = readID(phrase.words[0], at: value.place) else { continue }
      let days = days(phrase.from, phrase.to, within: [personDays[person], branchDays[branch]])
      let member = BranchMember(person, duty, of: branch, from: days.from, to: days.to)
      draft.branchMembers.append(Placed(member, at: value.place))
    }
  }
}
