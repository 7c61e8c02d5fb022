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

(defun drive-actions (finding)
  (goto-char (flymake-diagnostic-beg finding))
  (let ((reply (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                (list :textDocument (eglot--TextDocumentIdentifier)
                                      :range (list :start (eglot--pos-to-lsp-position (flymake-diagnostic-beg finding))
                                                   :end (eglot--pos-to-lsp-position (flymake-diagnostic-end finding)))
                                      :context '(:diagnostics [])))))
    (append reply nil)))

(condition-case trouble
    (progn
      (load (getenv "SETTINGS") nil t)
      (find-file (getenv "FILE"))
      (unless (eglot-managed-p)
        (apply #'eglot (eglot--guess-contact)))
      (flymake-mode 1)
      (let* ((finding (car (drive-until "no finding" #'drive-findings)))
             (actions (drive-actions finding))
             (action (seq-find (lambda (a) (string-match-p (regexp-quote (getenv "TITLE")) (plist-get a :title))) actions)))
        (unless action
          (drive-finish nil "no such action" (mapcar (lambda (a) (plist-get a :title)) actions)))
        (eglot--apply-workspace-edit (plist-get action :edit))
        (drive-until "the finding stays" (lambda () (null (drive-findings))))
        (save-buffer)
        (drive-finish (string-match-p (regexp-quote (getenv "EXPECT")) (with-temp-buffer (insert-file-contents (getenv "FILE")) (buffer-string))) (buffer-string))))
  (error (drive-finish nil trouble)))
