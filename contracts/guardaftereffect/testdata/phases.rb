class MergeRequestsJob < ApplicationJob
  def perform(stack)
    stack.requests.each { |request| request.update!(seen: true) }
    return false unless stack.merges? # want guard-after-effect stack @information

    stack.requests.each(&:merge!)
  end
end

class StrictMergeJob < ApplicationJob
  def perform(stack)
    stack.requests.each { |request| request.update!(seen: true) }
    raise ArgumentError, "stack" unless stack.merges? # want guard-after-effect stack @warning

    stack.requests.each(&:merge!)
  end
end
