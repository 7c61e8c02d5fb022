class ArchiveProject
  include Interactor
  include Interactor::Contracts

  expects do
    required(:project).filled
    required(:reason).filled(:str?)
    required(:level).value(:int?)
    required(:owner) # want missing-presence owner
    required(:note).maybe(:str?)
    optional(:tag).filled(:str?)
  end

  def call
    context.project.archive!(context.reason.strip, context.level + 1)
    context.project.touch(context.owner.name)
    context.project.update!(note: context.note&.strip, tag: context.tag&.strip)
  end
end
