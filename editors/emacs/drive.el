;; A user of Emacs with the settings of editors/README.md: opens FILE, waits for the finding of RULE, asks for the code actions there,
;; takes the first whose title holds TITLE, saves, and looks for EXPECT in the file. The last line printed tells how it went, as JSON.

(setq make-backup-files nil
      create-lockfiles nil
      warning-minimum-level :error
      eglot-sync-connect 20
      eglot-confirm-server-edits nil
      eglot-confirm-server-initiated-edits nil)

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa") ; where Debian keeps packages
(package-initialize)
(require 'json)
(require 'seq)
(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defun drive-finish (ok &rest more)
  (princ (concat (json-encode `((ok . ,(if ok t :json-false)) (emacs . ,emacs-version) (more . ,(format "%S" more)))) "\n"))
  (ignore-errors (eglot-shutdown-all))
  (kill-emacs (if ok 0 1)))

(defun drive-until (what condition)
  "Wait until CONDITION gives something, and give that; WHAT names it if it never does."
  (let ((end (+ (float-time) 60)) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end)
        (drive-finish nil what (flymake-diagnostics)))
      (accept-process-output nil 0.05))
    found))

(defun drive-findings ()
  (eglot--signal-textDocument/didChange) ; no idle time passes in a batch
  (flymake-start)
  (seq-filter (lambda (d) (string-match-p (getenv "RULE") (flymake-diagnostic-text d))) (flymake-diagnostics)))

(defun drive-repair (finding)
  "Ask for the actions at FINDING as a user does, and answer the menu with the first whose title holds TITLE."
  (let ((last-nonmenu-event t) seen)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt items &rest _)
                 (setq seen (mapcar #'car items))
                 (or (seq-find (lambda (title) (string-search (getenv "TITLE") title)) seen)
                     (drive-finish nil "no such action" seen)))))
      (goto-char (flymake-diagnostic-beg finding))
      (eglot-code-actions (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding) nil t))))

(defun drive-mode ()
  "TypeScript has a mode in Emacs since 29, which asks to be chosen where its grammar is not installed."
  (when (string-suffix-p ".ts" (getenv "FILE"))
    (unless (require 'typescript-ts-mode nil t)
      (princ (format "skipped: Emacs %s has no mode for TypeScript\n" emacs-version))
      (kill-emacs 1))
    (add-to-list 'auto-mode-alist '("\\.ts\\'" . typescript-ts-mode))))

(condition-case trouble
    (progn
      (load (getenv "SETTINGS") nil t)
      (drive-mode)
      (find-file (getenv "FILE"))
      (unless (eglot-managed-p)
        (apply #'eglot (eglot--guess-contact)))
      (flymake-mode 1)
      (drive-repair (car (drive-until "no finding" #'drive-findings)))
      (drive-until "no guard" (lambda () (string-search (getenv "EXPECT") (buffer-string))))
      (drive-until "the finding stays" (lambda () (null (drive-findings))))
      (save-buffer)
      (drive-finish t))
  (error (drive-finish nil trouble)))
