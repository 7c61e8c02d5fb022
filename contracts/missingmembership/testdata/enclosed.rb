class StepProcess
  def form_class_for(step) # want missing-membership step @information
    "applications/#{step}_form".camelize.constantize
  end
end

class FindHandler
  def call(kind) # want missing-membership kind @warning
    "Handlers::#{kind}".constantize
  end
end
