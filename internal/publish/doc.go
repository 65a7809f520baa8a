// Package publish puts a finished site into its folder, whole or not at all.
//
//	s, err := publish.Open("public", publish.Options{})
//	defer s.Abort()                  // does nothing once Commit has run
//	err = s.Put("index.html", page)  // from as many goroutines as you like
//	result, err := s.Commit()
//
// The new site is laid out in a hidden folder beside the old one, brought to
// the disk, and then the two change places in one step of the kernel. The
// files that are Put are the whole site: what is not Put is gone afterwards.
//
// Laws:
//
//  1. The folder is the old site or the new site, never a mixture, whatever
//     fails and whenever: a full disk, a killed process, a power cut.
//  2. A file whose bytes did not change keeps its inode and its times. It is
//     linked into the new site and never opened for writing.
//  3. When nothing at all changed, nothing is written and nothing switched
//     (the lock file comes and goes).
//  4. Contents and folders are on the disk before the switch; the switch is on
//     the disk before the old site is taken away and before Commit returns.
//  5. A path cannot leave the folder, and two paths that some computer would
//     take for one (Map.html, map.html) are refused. See checkPath.
//  6. Links inside the old site are never followed: they are replaced or
//     removed, and what they point at stays. If the folder is itself a link,
//     it is resolved once, in Open, and the folder it leads to is published;
//     the link stays as it is.
//  7. One process at a time publishes into a folder; a second is refused with
//     ErrLocked. What a process left behind when it died is cleared away by
//     the next Open.
//  8. A Put that failed cannot be forgotten: Commit then refuses.
//
// Beside a folder public there may be, while a site is being published or
// after a process died in the middle of it, and never otherwise:
// .public.lock (who is publishing), .public.stage-1 (the new site before the
// switch, the old one after it), .public.retired (see below).
//
// # Systems that cannot exchange two folders
//
// Linux and macOS exchange two folders in one step. Where the system or its
// file system cannot (Windows, some network and FUSE mounts), the old site is
// renamed away and the new one renamed into its place. Between the two a
// reader finds nothing for a moment, never a mixture; a process that dies in
// that moment leaves nothing under the folder's name until the next Open puts
// the old site, which is whole under .public.retired, back.
//
// Where there are no hard links (FAT, some mounts), unchanged files are copied
// with their times: the first half of law 2 cannot be kept there.
//
// A file system without a journal (FAT, ext2) may lose a rename, or both
// folders, when the power fails: there law 1 holds for everything but that.
//
// # What a server must know
//
// The folder is a new folder after each switch. A server that opens files by
// their path sees the new site at once. A program that holds the folder itself
// open (a shell standing in it, a container into which just this folder is
// mounted) keeps the old one, which is emptied: mount the folder's parent.
// For the same reason the folder cannot be a mount point; Commit says so.
//
// The tests let each operation in turn go wrong, in six ways (fault_test.go),
// kill a publishing process at random instants (kill_test.go; PLAZA_SLOW=1 for
// 500 kills of each kind), cut the power of a real file system
// (power_linux_test.go; PLAZA_POWER=1, as root), read during switches
// (reader_test.go) and check the order of operations (order_test.go).
package publish
