package naskah

// A State is where a naskah is in its life. The table Moves is the only way from one to another.
type State string

// The states.
const (
	None      State = ""          // not yet created; left by create or import
	Draft     State = "draft"     // the penyusun writes; submit moves it on
	Review    State = "review"    // the pemaraf read in turn; approve (the last paraf) or return moves it on
	Approved  State = "approved"  // the pengelola sets number, date, place; open or print moves it on
	Signing   State = "signing"   // the signers seal in turn; finish, decline, recall or expire moves it on
	Signed    State = "signed"    // every party has signed; archive moves it on
	Archived  State = "archived"  // kept with proof and retention; terminal but for ralat and augment
	Cancelled State = "cancelled" // terminal
)

// States lists every state a stored naskah can have.
var States = []State{Draft, Review, Approved, Signing, Signed, Archived, Cancelled}

// An Act is what is done to a naskah.
type Act string

// The acts.
const (
	ActCreate   Act = "create"
	ActImport   Act = "import"
	ActEdit     Act = "edit"
	ActRender   Act = "render"
	ActSubmit   Act = "submit"
	ActWithdraw Act = "withdraw"
	ActParaf    Act = "paraf"
	ActApprove  Act = "approve"
	ActReturn   Act = "return"
	ActAssign   Act = "assign"
	ActRevise   Act = "revise"
	ActNumber   Act = "number"
	ActOpen     Act = "open"
	ActPrint    Act = "print"
	ActRecord   Act = "record"
	ActIntend   Act = "intend"
	ActRelease  Act = "release"
	ActSeal     Act = "seal"
	ActFinish   Act = "finish"
	ActDecline  Act = "decline"
	ActExpire   Act = "expire"
	ActRecall   Act = "recall"
	ActScan     Act = "scan"
	ActDeliver  Act = "deliver"
	ActArchive  Act = "archive"
	ActAugment  Act = "augment"
	ActRalat    Act = "ralat"
	ActAnnul    Act = "annul"
	ActCancel   Act = "cancel"
)

// What happens to a proposal (Pending), kept in its own history.
const (
	ActPropose  Act = "propose"
	ActConfirm  Act = "confirm"
	ActRefuse   Act = "refuse"
	ActTakeBack Act = "takeback"
	ActLapse    Act = "lapse"
)

// A Role is the capacity in which a user acts here.
type Role string

// The roles.
const (
	RoleAuthor    Role = "author"    // penyusun
	RoleReviewer  Role = "reviewer"  // pemaraf
	RoleOfficer   Role = "officer"   // pengelola kerja sama
	RoleSigner    Role = "signer"    // penanda tangan
	RoleArchivist Role = "archivist" // arsiparis
	RoleAdmin     Role = "admin"     // pengelola akun: users and their roles, and nothing else
	RoleSystem    Role = "system"
)

// Roles lists the roles a person can hold.
var Roles = []Role{RoleAuthor, RoleReviewer, RoleOfficer, RoleSigner, RoleArchivist, RoleAdmin}

// A Condition names a guard of the table; Guard checks it.
type Condition string

// The conditions of the table; each is one function of guard.go.
const (
	IfTemplateCurrent Condition = "template_current" // the template is current
	IfImportFacts     Condition = "import_facts"     // kind, parties, title, year
	IfValuesParse     Condition = "values_parse"     // they may be incomplete
	IfSubmittable     Condition = "submittable"      // no error finding; reasons for warnings; rendered from current values; a pemaraf
	IfReason          Condition = "reason"           // a reason
	IfNotLastParaf    Condition = "not_last_paraf"   // his turn, and others follow
	IfLastParaf       Condition = "last_paraf"       // his turn, and the last
	IfReturnNote      Condition = "return_note"      // a reason or notes per pasal
	IfSamePlace       Condition = "same_place"       // another Pejabat of the same place; a reason
	IfNumbers         Condition = "numbers"          // tanggal, tempat, a nomor per party; menyusul only on paper
	IfOpenable        Condition = "openable"         // numbers; slots; certificates; on file or a reason; basah: seals on the scan of all ink
	IfPrintable       Condition = "printable"        // basah; as openable without certificates
	IfRecordable      Condition = "recordable"       // basah; printed; who, when, where each original lies; the full scan
	IfIntendable      Condition = "intendable"       // no other intent is fresh; the printed date has begun
	IfIntentOwn       Condition = "intent_own"       // the intent is his
	IfSealVerifies    Condition = "seal_verifies"    // the intent is his; the seal verifies; not the last turn
	IfLastSeal        Condition = "last_seal"        // as seal_verifies, and the last turn; every seal verifies
	IfReasonNoIntent  Condition = "reason_no_intent" // a reason; no intent is fresh
	IfDeadlinePassed  Condition = "deadline_passed"  // the deadline has passed; no intent is fresh
	IfScanMissing     Condition = "scan_missing"     // imported without scan
	IfCopyGiven       Condition = "copy_given"       // a copy went to somebody
	IfArchivable      Condition = "archivable"       // every signature is sah, or digest checked; klasifikasi set
	IfPureAppend      Condition = "pure_append"      // begins with the current bytes; no verdict worse; no intent is fresh
	IfRalat           Condition = "ralat"            // facts of the register only; a reason; old value kept
	IfImportedReason  Condition = "imported_reason"  // imported only; a reason
	IfAlways          Condition = "always"
)

// SecondPerson says whether a move waits for a second person.
type SecondPerson string

// When a move waits for a second person.
const (
	Alone         SecondPerson = ""
	Second        SecondPerson = "always"
	SecondScanned SecondPerson = "scanned"  // archive: when the naskah is scanned rather than sealed
	SecondArchive SecondPerson = "archived" // ralat: once archived
)

// A Move is one row of the life of a naskah.
type Move struct {
	From   State
	Act    Act
	To     State
	By     Role
	If     Condition
	Second SecondPerson
}

// Moves is the whole life of a naskah; there is no other way to change state.
var Moves = []Move{
	{None, ActCreate, Draft, RoleAuthor, IfTemplateCurrent, Alone},
	{None, ActImport, Signed, RoleOfficer, IfImportFacts, Alone},
	{Draft, ActEdit, Draft, RoleAuthor, IfValuesParse, Alone},
	{Draft, ActRender, Draft, RoleAuthor, IfAlways, Alone},
	{Draft, ActSubmit, Review, RoleAuthor, IfSubmittable, Alone},
	{Review, ActWithdraw, Draft, RoleAuthor, IfReason, Alone},
	{Review, ActParaf, Review, RoleReviewer, IfNotLastParaf, Alone},
	{Review, ActApprove, Approved, RoleReviewer, IfLastParaf, Alone},
	{Review, ActReturn, Draft, RoleReviewer, IfReturnNote, Alone},
	{Review, ActAssign, Review, RoleOfficer, IfSamePlace, Alone},
	{Approved, ActAssign, Approved, RoleOfficer, IfSamePlace, Alone},
	{Approved, ActRevise, Draft, RoleOfficer, IfReason, Alone},
	{Approved, ActNumber, Approved, RoleOfficer, IfNumbers, Alone},
	{Approved, ActOpen, Signing, RoleOfficer, IfOpenable, Alone},
	{Approved, ActPrint, Approved, RoleOfficer, IfPrintable, Alone},
	{Approved, ActRecord, Signed, RoleOfficer, IfRecordable, Second},
	{Signing, ActIntend, Signing, RoleSigner, IfIntendable, Alone},
	{Signing, ActRelease, Signing, RoleSigner, IfIntentOwn, Alone},
	{Signing, ActSeal, Signing, RoleSigner, IfSealVerifies, Alone},
	{Signing, ActFinish, Signed, RoleSigner, IfLastSeal, Alone},
	{Signing, ActDecline, Draft, RoleSigner, IfReasonNoIntent, Alone},
	{Signing, ActExpire, Approved, RoleSystem, IfDeadlinePassed, Alone},
	{Signing, ActRecall, Approved, RoleOfficer, IfReasonNoIntent, Alone},
	{Signed, ActScan, Signed, RoleOfficer, IfScanMissing, Alone},
	{Signed, ActDeliver, Signed, RoleOfficer, IfCopyGiven, Alone},
	{Archived, ActDeliver, Archived, RoleOfficer, IfCopyGiven, Alone},
	{Signed, ActArchive, Archived, RoleArchivist, IfArchivable, SecondScanned},
	{Signing, ActAugment, Signing, RoleSystem, IfPureAppend, Alone},
	{Signed, ActAugment, Signed, RoleSystem, IfPureAppend, Alone},
	{Archived, ActAugment, Archived, RoleSystem, IfPureAppend, Alone},
	{Signed, ActRalat, Signed, RoleOfficer, IfRalat, Alone},
	{Archived, ActRalat, Archived, RoleOfficer, IfRalat, SecondArchive},
	{Signed, ActAnnul, Cancelled, RoleOfficer, IfImportedReason, Second},
	{Draft, ActCancel, Cancelled, RoleAuthor, IfReason, Alone},
	{Review, ActCancel, Cancelled, RoleAuthor, IfReason, Alone},
	{Approved, ActCancel, Cancelled, RoleOfficer, IfReason, Alone},
}

// Next finds the row for act in state s; Conflict, NSK-STATE, when there is none.
func Next(s State, act Act) (Move, error) {
	for _, m := range Moves {
		if m.From == s && m.Act == act {
			return m, nil
		}
	}
	return Move{}, &Error{
		Kind: Conflict, Code: "NSK-STATE",
		Msg: "Tindakan ini tidak dapat dilakukan karena keadaan naskah sudah berubah. Muat ulang halaman untuk melihat keadaan terbarunya.",
	}
}
