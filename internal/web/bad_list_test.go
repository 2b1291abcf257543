package web_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// badInput is the list of bad input that this service must stand, and the tests that show each.
var badInput = map[string][]string{
	"missing fields":                           {"TestSettingFormsKeepWhatWasTyped", "TestRegisterBadInput", "TestStoryOneNaskah"},
	"contradictory fields":                     {"TestSettingFormsKeepWhatWasTyped", "TestImportRefused", "TestBadDraft"},
	"10,000-character names":                   {"TestBadLength", "TestBadDraft"},
	"emoji":                                    {"TestBadDraft", "TestBadFileNames"},
	"bidi and control characters, no text":     {"TestBadLetters", "TestBadLettersMended", "TestBadAddresses"},
	"names with parentheses and quotes":        {"TestBadNames", "TestBadFileNames", "FuzzMessage"},
	"YAML bombs and aliases":                   {"FuzzParseValues", "FuzzTemplate", "TestBadYAML"},
	"formulas in exports":                      {"TestBadNames", "TestBook", "FuzzCells", "TestImportBadSheets"},
	"path tricks in file names":                {"TestBadFileNames", "FuzzCells"},
	"path tricks in addresses":                 {"TestBadPaths", "TestBadIDs"},
	"a PDF that is not a PDF":                  {"TestBadFiles", "FuzzFile"},
	"polyglots and bombs":                      {"TestBadFiles", "TestSheetRefused", "TestSheetMemory"},
	"an upload over the limit":                 {"TestBadSize", "TestBodyLimits"},
	"slow uploads":                             {"TestBadSlow"},
	"a signer out of turn":                     {"TestBadTurn", "TestOrder"},
	"an expired session":                       {"TestBadSession", "TestFormSurvivesExpiredSignIn", "TestUploadSurvivesExpiredSignIn", "TestPassphraseIsNotKept"},
	"a replayed form":                          {"TestBadReplay", "TestDoubleClick"},
	"a stale sequence number":                  {"TestBadSequence", "TestConflictKeepsWhatWasTyped"},
	"forged ids":                               {"TestBadIDs", "TestBadRowsNamed"},
	"other regions' ids":                       {"TestEveryRoute", "TestRowsOfAnotherInstansi", "TestBadRowsNamed"},
	"forms that are none":                      {"TestBadForms", "FuzzMultipart"},
	"headers and hosts that lie":               {"TestBadHeaders", "TestBadFraming", "TestBadMethods", "TestTokenOfAnotherSiteIsRefused"},
	"nothing internal leaks":                   {"TestBadLetters", "TestNoGarbage"},
	"parser: template":                         {"FuzzTemplate"},
	"parser: values":                           {"FuzzParseValues"},
	"parser: text of a pasal":                  {"FuzzPasalText"},
	"parser: canonical JSON":                   {"FuzzParseCanonical"},
	"parser: chain of events":                  {"FuzzVerifyChain"},
	"parser: sheets":                           {"FuzzReadImportSheet", "FuzzCells"},
	"parser: dates, cursors, numbers, names":   {"FuzzText"},
	"parser: numbers in words":                 {"FuzzTerbilang"},
	"parser: PDF":                              {"FuzzObject", "FuzzRead", "FuzzInspect", "FuzzFile"},
	"parser: signature value, policy":          {"FuzzCMS", "FuzzPolicy"},
	"parser: Word":                             {"FuzzBody", "FuzzRead"},
	"parser: pictures of emblems":              {"FuzzPicture"},
	"parser: two versions of a text":           {"FuzzRedline"},
	"parser: forms and addresses":              {"FuzzMultipart", "FuzzAddress"},
	"parser: configuration, database, objects": {"FuzzConfig", "FuzzDSN", "FuzzS3Digest"},
	"parser: passphrase of a key":              {"FuzzCheckSecret"},
}

// TestBadInputList: every kind of bad input has its tests, and they are there.
func TestBadInputList(t *testing.T) {
	there := map[string]bool{}
	name := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)[A-Za-z0-9]+)\(`)
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == "var" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		b, err := os.ReadFile(path)
		for _, m := range name.FindAllSubmatch(b, -1) {
			there[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for what, tests := range badInput {
		for _, test := range tests {
			if !there[test] {
				t.Errorf("%s: there is no %s", what, test)
			}
		}
	}
	for test := range there {
		if !strings.HasPrefix(test, "Fuzz") {
			continue
		}
		listed := false
		for _, tests := range badInput {
			for _, x := range tests {
				listed = listed || x == test
			}
		}
		if !listed {
			t.Errorf("%s is not in the list of parsers", test)
		}
	}
}
