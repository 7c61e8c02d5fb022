class Elevator < ApplicationService
  def up(cabin) # want missing-presence cabin @information
    cabin.lift!
    :moved
  end

  def transform(plan) # want missing-presence plan @information
    plan.apply!
    :moved
  end
end
