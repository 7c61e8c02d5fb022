# A method that asks itself whether there is anything to do has not failed where there is not; a queue does not answer for its job.
class Remind
  def initialize(seat)
    @seat = seat
  end

  def call
    return false unless should_remind?

    @seat.mail!
    true
  end

  private

  def should_remind?
    @seat.taken?
  end
end

class RemindJob < ApplicationJob
  def perform(seat)
    Confirm.new(seat).call # want ignored-result Confirm#call @warning
    Remind.new(seat).call
  end
end

class Confirm
  def initialize(seat)
    @seat = seat
  end

  def call
    return false unless @seat.taken?

    @seat.confirm!
    true
  end
end

class Later
  def initialize(seat)
    @seat = seat
  end

  def call
    RemindJob.perform_later(@seat) if @seat
  end
end

class Everything
  def call(seat)
    Later.new(seat).call
    seat.done!
  end
end
