class RenameOperandi < Operandi::Base
  arg :tag, type: Tag
  arg :note, type: String, optional: true

  step :store

  private

  def store
    tag.update!(note: note.strip) # want unbranched-optional note @warning
  end
end

class RenameContext
  include Interactor
  include Interactor::Contracts

  expects do
    required(:tag).filled
    required(:note).maybe(:str?)
    optional(:remark).filled(:str?)
  end

  def call
    context.tag.update!(note: context.note.strip) # want unbranched-optional note @warning
    context.tag.update!(remark: context.remark.strip) # want unbranched-optional remark @warning
  end
end

class RenameInteraction < ActiveInteraction::Base
  object :tag
  string :note, default: nil
  string :remark, default: nil

  validates :remark, presence: true

  def execute
    tag.update!(note: note.strip, remark: remark.strip) # want unbranched-optional note @warning
  end
end

class RenameMutation < Mutations::Command
  required do
    model :tag
    string :code, nils: true
  end

  optional do
    string :note
    string :remark
  end

  protected

  def execute
    tag.update!(note: note.strip) # want unbranched-optional note @warning
    tag.update!(code: code.strip) # want unbranched-optional code @warning
    tag.update!(remark: remark.strip) if remark_present?
  end
end

class RenameTask < CMDx::Task
  required :tag, type: :object
  optional :note

  def work
    tag.update!(note: note.strip) # want unbranched-optional note @warning
  end
end
