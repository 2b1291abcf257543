package naskah

import "slices"

// Allow says whether p may make the move m on n, whose newest signing session is s: who, not what (see Guard). p must be acting in
// the role of the move (Principal.As) and hold it. A refusal is Denied, with the code of the first rule that forbids it.
func Allow(p Principal, m Move, n Naskah, s SigningSession) error {
	rules := []func(Principal, Move, Naskah, SigningSession) error{allowRole, allowInstansi, allowUnit, allowReview, allowTurn}
	for _, rule := range rules {
		if err := rule(p, m, n, s); err != nil {
			return err
		}
	}
	return nil
}

// allowRole: a person acts in a role he holds and the table asks for; the system acts as the system only, and nobody else as it.
func allowRole(p Principal, m Move, _ Naskah, _ SigningSession) error {
	if (m.By == RoleSystem) != p.isSystem() {
		return Errorf(Denied, "NSK-AKSES-SISTEM", "Tindakan ini hanya dijalankan oleh sistem, atau hanya oleh orang yang berwenang.")
	}
	if p.Role != m.By || !p.Has(m.By) {
		return Errorf(Denied, "NSK-AKSES-PERAN", "Tindakan ini hanya dapat dilakukan oleh %s. Peran itu tidak ada pada akun Anda.", m.By.Sebutan())
	}
	return nil
}

// isSystem says whether p is System, which is no account and holds no other role.
func (p Principal) isSystem() bool { return p.User == "" && p.Role == RoleSystem }

// Sebutan is what the office calls a role.
func (r Role) Sebutan() string {
	switch r {
	case RoleAuthor:
		return "penyusun"
	case RoleReviewer:
		return "pemaraf"
	case RoleOfficer:
		return "pengelola kerja sama"
	case RoleSigner:
		return "penanda tangan"
	case RoleArchivist:
		return "arsiparis"
	case RoleAdmin:
		return "pengelola akun"
	case RoleSystem:
		return "sistem"
	}
	return string(r)
}

// allowInstansi: a naskah is handled by the Instansi whose register holds it. A signer, also one of a partner or of another region,
// comes in through his turn alone (allowTurn).
func allowInstansi(p Principal, m Move, n Naskah, _ SigningSession) error {
	if m.By == RoleSystem || m.By == RoleSigner {
		return nil
	}
	if p.Outside() || p.Instansi == "" || p.Instansi != n.Instansi {
		return Errorf(Denied, "NSK-AKSES-INSTANSI", "Naskah ini dikelola oleh pemerintah daerah lain. Hanya pegawainya yang dapat melakukan tindakan ini.")
	}
	return nil
}

// allowUnit: a draft belongs to the Perangkat Daerah that prepares it [P22 7, 9, 13, 32, 35].
func allowUnit(p Principal, m Move, n Naskah, _ SigningSession) error {
	if m.By == RoleAuthor && (p.Unit == "" || p.Unit != n.Unit) {
		return Errorf(Denied, "NSK-AKSES-UNIT", "Naskah ini disusun oleh Perangkat Daerah lain. Hanya penyusun dari Perangkat Daerah itu yang dapat melakukan tindakan ini.")
	}
	return nil
}

// allowReview: paraf are given in the order of the chain, by whom the chain names, and nobody reviews what he wrote, also not under
// another account of his.
func allowReview(p Principal, m Move, n Naskah, _ SigningSession) error {
	if m.By != RoleReviewer {
		return nil
	}
	if n.Wrote(p) {
		return Errorf(Denied, "NSK-AKSES-SENDIRI", "Anda ikut menyusun naskah ini, sehingga tidak dapat memaraf, menyetujui, atau mengembalikannya. Pemeriksaan dilakukan oleh orang lain.")
	}
	i := n.NextParaf()
	if i < 0 || p.User == "" || n.Parafs[i].User != p.User {
		return Errorf(Denied, "NSK-AKSES-GILIRAN", "Naskah ini belum sampai pada giliran Anda, atau paraf Anda tidak diperlukan.")
	}
	return nil
}

// NextParaf is the first place of the reviewers' chain without paraf; -1 when there is none.
func (n Naskah) NextParaf() int {
	return slices.IndexFunc(n.Parafs, func(x Paraf) bool { return x.At.IsZero() })
}

// allowTurn: a signer acts only while the session of this naskah is open and the turn is his.
func allowTurn(p Principal, m Move, n Naskah, s SigningSession) error {
	if m.By != RoleSigner {
		return nil
	}
	if s.Naskah != n.ID || s.State != SessionOpen || s.TurnOf(p.User) < 0 {
		return Errorf(Denied, "NSK-AKSES-GILIRAN-TTD", "Belum atau bukan lagi giliran Anda untuk menandatangani naskah ini.")
	}
	return nil
}

// NeedsSecond says whether the move waits for a second person; scanned tells that the newest version of n is a scan (or that there
// is no version at all) rather than a file that was sealed.
func NeedsSecond(m Move, scanned bool) bool {
	switch m.Second {
	case Second:
		return true
	case SecondScanned:
		return scanned
	case SecondArchive:
		return m.From == Archived
	case Alone:
	}
	return false
}

// AllowSecond says whether p may confirm what by proposed to do with n: another person of the Instansi, who is pengelola kerja sama
// or arsiparis. Who has no Orang cannot be told apart from the other, so he is taken to be the same person.
func AllowSecond(p, by Principal, n Naskah) error {
	if p.Outside() || p.Instansi == "" || p.Instansi != n.Instansi {
		return Errorf(Denied, "NSK-AKSES-INSTANSI", "Naskah ini dikelola oleh pemerintah daerah lain. Hanya pegawainya yang dapat melakukan tindakan ini.")
	}
	if p.User == "" || !p.mayConfirm() {
		return Errorf(Denied, "NSK-AKSES-PERAN", "Usul ini hanya dapat dikuatkan oleh pengelola kerja sama atau arsiparis.")
	}
	switch {
	case p.User == by.User:
		return himself()
	case p.Orang == "":
		return Errorf(Denied, "NSK-AKSES-KEDUA", "Akun Anda belum dihubungkan dengan data orang, sehingga tidak dapat dipastikan bahwa Anda bukan pengusulnya. Minta pengelola akun menghubungkannya, lalu kuatkan usul ini.")
	case by.Orang == "":
		return Errorf(Denied, "NSK-AKSES-KEDUA", "Akun pengusul belum dihubungkan dengan data orang, sehingga tidak dapat dipastikan bahwa ia orang lain. Minta pengelola akun menghubungkannya, lalu minta usul ini diajukan ulang.")
	case p.Orang == by.Orang:
		return himself()
	}
	return nil
}

func himself() error {
	return Errorf(Denied, "NSK-AKSES-KEDUA", "Usul ini harus dikuatkan oleh orang lain, bukan oleh pengusulnya sendiri.")
}

// mayConfirm says whether p has a role in which he may be the second person.
func (p Principal) mayConfirm() bool { return p.Has(RoleOfficer) || p.Has(RoleArchivist) }
