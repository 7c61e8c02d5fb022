class Wizard < ApplicationService
  def initialize
    @steps = []
    @by_number = {}
  end

  def run(index:) # want missing-range index @hint
    @steps[index].run!
  end

  def peek(index:)
    step = @steps[index]
    step.run! if step
  end

  def safely(index:)
    @steps[index]&.run!
  end

  def number(index:)
    @by_number[index].run!
  end

  def bounded(index:)
    raise ArgumentError, "index is out of range" unless index.between?(0, @steps.size - 1)

    @steps[index].run!
  end

  def read(index:)
    @steps[index]
  end
end
