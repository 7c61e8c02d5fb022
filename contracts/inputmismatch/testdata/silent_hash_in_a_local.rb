class ConfirmUpdate < ActiveInteraction::Base
  string :action
  string :initiator, default: nil

  def execute
    Domain.confirm!(action)
  end
end

class ConfirmJob
  def perform(action)
    attrs = { action: action }
    ConfirmUpdate.run(attrs)
    ConfirmUpdate.run(initiator: action) # want input-mismatch
  end
end
