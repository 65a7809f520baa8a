package mail

import (
	"context"
	"os"
	"path/filepath"

	"plaza/internal/form"
)

// Folder writes letters as .eml files, for trying the form with no relay. The
// file of a message has its reference as its name: a copy replaces it.
type Folder struct {
	Composer *Composer
	Dir      string
}

// Open makes the folder.
func (f *Folder) Open(context.Context) (Session, error) {
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return nil, trouble(StepWrite, err)
	}
	return folderSession{f}, nil
}

type folderSession struct{ *Folder }

// Send writes one file; it is whole, or not there.
func (f folderSession) Send(_ context.Context, m form.Message) error {
	letter, err := f.Composer.Compose(m, Unicode)
	if err != nil {
		return &Trouble{Step: StepCompose, Code: 554, What: "the letter could not be written"}
	}
	if err := f.write(m.Ref+".eml", letter); err != nil {
		return trouble(StepWrite, err)
	}
	return nil
}

func (f folderSession) write(name string, b []byte) error {
	tmp, err := os.CreateTemp(f.Dir, ".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(b); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Sync(); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), filepath.Join(f.Dir, name)); err != nil {
		return err
	}
	dir, err := os.Open(f.Dir)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}

// Close does nothing: each letter is on the disk once it was sent.
func (folderSession) Close() error { return nil }
