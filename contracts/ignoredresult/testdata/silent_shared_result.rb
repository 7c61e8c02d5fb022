class Create
  def call
    check_preconditions
    return result if result.error

    validator = Validate.new(result)
    validator.call
    return result if validator.errors.any?

    result
  end

  private

  attr_reader :result

  def check_preconditions
    return result.not_found_failure!(resource: "x") if missing?

    result.forbidden_failure! unless allowed?
  end
end

class Validate
  attr_reader :errors

  def initialize(outcome)
    @errors = []
    @outcome = outcome
  end

  def call
    return false if @outcome.nil?

    @errors << "x"
    true
  end
end
